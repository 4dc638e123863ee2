// Joins the one passkey form of a page to allauth's script: which form it is stands in its data-passkey.
// Without scripts the form stays hidden, and everything else on the page works.
(function () {
  "use strict"
  const form = document.querySelector("form[data-passkey]")
  const button = document.getElementById("use-passkey")
  if (!form || !button || !window.PublicKeyCredential) return

  button.hidden = false
  document.getElementById("no-passkeys").hidden = true
  const failed = document.getElementById("passkey-failed")
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault() // nothing about it belongs into the console
    failed.hidden = false
  })
  button.addEventListener("click", function () { failed.hidden = true })

  const forms = window.allauth.webauthn.forms
  const kinds = {
    login: () => forms.loginForm({ ids: { login: "use-passkey", credential: "credential" } }),
    authenticate: () => forms.authenticateForm({
      ids: { authenticate: "use-passkey", credential: "credential", data: "passkey-data" }
    }),
    add: () => forms.addForm({
      ids: { add: "use-passkey", credential: "credential", passwordless: "passwordless", data: "passkey-data" }
    })
  }
  kinds[form.dataset.passkey]()
})()
