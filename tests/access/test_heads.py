"""A head is signed, is copied by hand without a slip going unnoticed, and is of one log."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.access.actions import recorded
from tumen.access.errors import NotAHead
from tumen.access.heads import Head, is_signed, public_key, sign_head
from tumen.access.items import SIGNS
from tumen.access.models import Actor, AuditHead
from tumen.vault.workspace import Workspace

HEADS = st.builds(
    Head, st.integers(1, 10**12), st.binary(min_size=32, max_size=32), st.just("2026-11-26T09:17:34.000000Z")
)


class TestForms:
    @given(HEADS)
    def test_it_is_the_same_from_its_text(self, head: Head) -> None:
        assert Head.of(head.text) == head

    @given(HEADS)
    def test_its_short_form_stands_for_it(self, head: Head) -> None:
        copied = Head.copied(head.short)
        assert copied.size == head.size
        assert copied.is_of(head.root)
        assert not copied.is_of(sha256(head.root).digest())

    @given(HEADS)
    def test_how_a_hand_writes_it_is_no_matter(self, head: Head) -> None:
        written = "  " + head.short.upper().replace("-", " - ", 1).replace("0", "O").replace("1", "l") + "\n"
        number, _, signs = written.partition("-")
        digits = number.replace("O", "0").replace("l", "1")
        assert Head.copied(f"{digits}-{signs}") == Head.copied(head.short)

    @given(HEADS, st.data())
    def test_a_slip_of_the_pen_is_noticed(self, head: Head, data: st.DataObject) -> None:
        places = [at for at, sign in enumerate(head.short) if sign != "-" and at > head.short.index("-")]
        at = data.draw(st.sampled_from(places))
        sign = data.draw(st.sampled_from([sign for sign in SIGNS if sign != head.short[at]]))
        wrong = head.short[:at] + sign + head.short[at + 1 :]
        try:
            copied = Head.copied(wrong)
        except NotAHead:
            return
        # One slip in 4,096 fits its check signs by chance, and then it is a head of another log.
        assert not copied.is_of(head.root)

    @pytest.mark.parametrize(
        "words", ["", "12", "12-", "-abcd", "12-abcd", "x-" + "0" * 28, "12-" + "u" * 28]
    )
    def test_what_is_no_head_is_refused(self, words: str) -> None:
        with pytest.raises(NotAHead, match="is not a head"):
            Head.copied(words)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("v1", "v2"),
            ("size 7", "size 07"),
            ("size 7", "size -7"),
            ("\nat", "\n\nat"),
            ("Z\n", "Z"),
            ("11-", "13-"),
        ],
    )
    def test_another_text_is_refused(self, old: str, new: str) -> None:
        text = Head(7, bytes(32), "2026-11-26T09:17:34.000000Z").text
        with pytest.raises(NotAHead):
            Head.of(text.replace(old, new))


@pytest.mark.django_db
class TestSigning:
    def test_it_signs_the_log_as_it_stands(self, actor: Actor, workspace: Workspace) -> None:
        head = sign_head()
        assert head is not None
        assert head.size == 1
        assert head.key == public_key(workspace)
        assert is_signed(head.text, key=head.key, signature=head.signature)

    def test_what_is_signed_is_not_signed_again(self, actor: Actor) -> None:
        assert sign_head() == sign_head()
        with recorded(actor, "documents.take_in", "d-1"):
            pass
        sign_head()
        assert list(AuditHead.objects.values_list("size", flat=True)) == [1, 2]

    def test_where_nothing_was_done_there_is_nothing_to_sign(self, workspace: Workspace) -> None:
        assert sign_head() is None

    def test_another_workspace_has_another_key(self, workspace: Workspace, tmp_path: Path) -> None:
        assert public_key(workspace) != public_key(Workspace.open(tmp_path / "other"))

    @pytest.mark.parametrize("part", ["text", "key", "signature"])
    def test_what_was_altered_is_not_signed(self, actor: Actor, part: str) -> None:
        head = sign_head()
        assert head is not None
        parts = {"text": head.text, "key": head.key, "signature": head.signature}
        parts[part] = parts[part][:-1] + ("0" if parts[part][-1] != "0" else "1")
        assert not is_signed(parts["text"], key=parts["key"], signature=parts["signature"])

    @pytest.mark.parametrize("key", ["", "zz", "00"])
    def test_what_is_no_key_has_signed_nothing(self, key: str) -> None:
        assert not is_signed("", key=key, signature="00" * 64)
