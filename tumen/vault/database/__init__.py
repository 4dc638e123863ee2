"""Django's database engine for the vault: SQLite through SQLCipher (`ENGINE = "tumen.vault.database"`)."""
