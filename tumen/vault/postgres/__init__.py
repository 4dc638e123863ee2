"""Django's database engine for the team's record: PostgreSQL behind row-level security."""
