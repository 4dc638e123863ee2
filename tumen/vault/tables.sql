-- migrations: access.0001_initial access.0002_audit_tree access.0003_roles_compartments_levels access.0004_actor_without_role access.0005_walls accounts.0001_initial account.0001_initial account.0002_email_max_length account.0003_alter_emailaddress_create_unique_verified_email account.0004_alter_emailaddress_drop_unique_email account.0005_emailaddress_idx_upper_email account.0006_emailaddress_lower account.0007_emailaddress_idx_email account.0008_emailaddress_unique_primary_email_fixup account.0009_emailaddress_unique_primary_email accounts.0002_token accounts.0003_account_language documents.0001_initial documents.0002_containers documents.0003_headings_genre_spoken_by documents.0004_exported_documents documents.0005_covers documents.0006_custody documents.0007_sealed_covers documents.0008_no_words_in_the_open documents.0009_walls claims.0001_initial claims.0002_slots_of_every_claim claims.0003_proposers claims.0004_grades claims.0005_walls claims.0006_steps_and_codings claims.0007_walls_of_steps claims.0008_office_holder claims.0009_walls_of_offices advocacy.0001_initial advocacy.0002_walls advocacy.0003_appeal_recommendation advocacy.0004_signatory_declined_on advocacy.0005_alter_appeal_channel archives.0001_initial archives.0002_walls archives.0003_words contenttypes.0001_initial contenttypes.0002_remove_content_type_name auth.0001_initial auth.0002_alter_permission_name_max_length auth.0003_alter_user_email_max_length auth.0004_alter_user_username_opts auth.0005_alter_user_last_login_null auth.0006_require_contenttypes_0002 auth.0007_alter_validators_add_error_messages auth.0008_alter_user_username_max_length auth.0009_alter_user_last_name_max_length auth.0010_alter_group_name_max_length auth.0011_update_proxy_permissions auth.0012_alter_user_first_name_max_length documents.0010_last_day_of_documents claims.0010_claims_by_document claims.0011_numbers_of_claims claims.0012_taking claims.0013_walls_of_takings claims.0014_decided claims.0015_walls_of_rounds claims.0016_decided_slots_and_levels claims.0017_by_time consent.0001_initial consent.0002_purposes_in_words consent.0003_walls documents.0011_covers_by_kind findings.0001_initial findings.0002_walls findings.0003_findingclaim_elements interviews.0001_initial interviews.0002_walls jobs.0001_initial mfa.0001_initial mfa.0002_authenticator_timestamps mfa.0003_authenticator_type_uniq publication.0001_initial publication.0002_walls publication.0003_letter publication.0004_walls_of_letters publication.0005_copy publication.0006_walls_of_copies publication.0007_letter_kind publication.0008_findings publication.0009_walls_of_findings record.0001_initial record.0002_standards_of_proof record.0003_superseded_figures record.0004_shared_passages record.0005_voices record.0006_toreview record.0007_counted record.0008_persons record.0009_alter_membership_role record.0010_events_in_order requests.0001_initial requests.0002_walls search.0001_initial search.0002_index search.0003_persons sessions.0001_initial teamwork.0001_initial teamwork.0002_walls watch.0001_initial watch.0002_walls watch.0003_words_and_post watch.0004_walls_of_words_and_post

CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);

CREATE TABLE "access_actor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE, "added_at" datetime NOT NULL, CONSTRAINT "actor_has_a_name" CHECK (NOT ("name" = '')));

CREATE TABLE "access_auditanchor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "nonce" varchar(40) NOT NULL, "request" BLOB NOT NULL, "reply" BLOB NOT NULL, "certificates" text NOT NULL, "stamped_at" datetime NULL);

CREATE TABLE "access_audithead" ("size" bigint NOT NULL PRIMARY KEY, "text" text NOT NULL, "key" varchar(64) NOT NULL, "signature" varchar(128) NOT NULL);

CREATE TABLE "access_audittree" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "size" bigint NOT NULL, "peaks" text NOT NULL, CONSTRAINT "one_audit_tree" CHECK ("id" = 1));

CREATE TABLE "access_auditline" ("at" datetime NOT NULL, "action" varchar(100) NOT NULL, "item" varchar(80) NOT NULL, "detail" text NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "number" bigint NOT NULL PRIMARY KEY, "salt" varchar(32) NOT NULL, "commitment" varchar(64) NOT NULL, "leaf" varchar(64) NOT NULL);

CREATE INDEX "access_auditline_item_e11ababe" ON "access_auditline" ("item");

CREATE INDEX "access_auditline_actor_id_db515872" ON "access_auditline" ("actor_id");

CREATE TABLE "access_brokenglass" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "until" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "breaking_says_why" CHECK (NOT ("why" = '')));

CREATE TABLE "access_compartment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(150) NOT NULL UNIQUE, "made_at" datetime NOT NULL, "made_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "compartment_has_a_name" CHECK (NOT ("name" = '')));

CREATE INDEX "access_brokenglass_item_b920b19d" ON "access_brokenglass" ("item");

CREATE INDEX "access_brokenglass_actor_id_635aeed2" ON "access_brokenglass" ("actor_id");

CREATE INDEX "access_compartment_made_by_id_12cded8c" ON "access_compartment" ("made_by_id");

CREATE TABLE "access_grant" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "value" varchar(40) NOT NULL, "since" datetime NOT NULL, "until" datetime NULL, "why" text NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "granted_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "grant_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "access_grant_actor_id_ff797019" ON "access_grant" ("actor_id");

CREATE INDEX "access_grant_granted_by_id_f9615f28" ON "access_grant" ("granted_by_id");

CREATE TABLE "access_marking" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL, "level" varchar(20) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "superseded_at" datetime NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "marking_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "access_marking_item_a1a59ddf" ON "access_marking" ("item");

CREATE INDEX "access_marking_actor_id_1c7691f5" ON "access_marking" ("actor_id");

CREATE UNIQUE INDEX "one_level_holds" ON "access_marking" ("item") WHERE "superseded_at" IS NULL;

CREATE TABLE "access_placement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL, "since" datetime NOT NULL, "until" datetime NULL, "why" text NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "compartment_id" bigint NOT NULL REFERENCES "access_compartment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "placement_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "access_placement_item_5e5bb6eb" ON "access_placement" ("item");

CREATE INDEX "access_placement_actor_id_b1f75017" ON "access_placement" ("actor_id");

CREATE INDEX "access_placement_compartment_id_67147000" ON "access_placement" ("compartment_id");

CREATE UNIQUE INDEX "one_place_in_a_compartment" ON "access_placement" ("item", "compartment_id") WHERE "until" IS NULL;

CREATE TABLE "accounts_tries" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(64) NOT NULL UNIQUE, "wrong" integer unsigned NOT NULL CHECK ("wrong" >= 0), "last" datetime NOT NULL);

CREATE TABLE "accounts_invitation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "code_hash" varchar(64) NOT NULL UNIQUE, "made_at" datetime NOT NULL, "until" datetime NOT NULL, "used_at" datetime NULL, "account_id" bigint NOT NULL REFERENCES "accounts_account" ("id") DEFERRABLE INITIALLY DEFERRED, "invited_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "accounts_invitation_account_id_8e9dd036" ON "accounts_invitation" ("account_id");

CREATE INDEX "accounts_invitation_invited_by_id_94a21efc" ON "accounts_invitation" ("invited_by_id");

CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");

CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "accounts_account" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);

CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");

CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";

CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");

CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");

CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";

CREATE TABLE "accounts_token" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(100) NOT NULL, "secret_hash" varchar(64) NOT NULL UNIQUE, "role" varchar(20) NOT NULL, "clearance" varchar(20) NOT NULL, "compartments" text NOT NULL CHECK ((JSON_VALID("compartments") OR "compartments" IS NULL)), "identity" bool NOT NULL, "proved" varchar(100) NOT NULL, "made_at" datetime NOT NULL, "until" datetime NOT NULL, "used_at" datetime NULL, "revoked_at" datetime NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "token_has_a_name" CHECK (NOT ("name" = '')));

CREATE INDEX "accounts_token_actor_id_8021e0ac" ON "accounts_token" ("actor_id");

CREATE TABLE "accounts_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(150) NOT NULL UNIQUE, "is_active" bool NOT NULL, "sessions_mark" varchar(32) NOT NULL, "made_at" datetime NOT NULL, "actor_id" bigint NOT NULL UNIQUE REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "language" varchar(10) NOT NULL, CONSTRAINT "account_has_a_name" CHECK (NOT ("name" = '')));

CREATE TABLE "documents_detail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "field" varchar(30) NOT NULL, "value" text NOT NULL, "evidence" text NOT NULL, "start" integer unsigned NULL CHECK ("start" >= 0), "end" integer unsigned NULL CHECK ("end" >= 0), "given_at" datetime NOT NULL, "why" text NOT NULL, "given_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "rendition_id" bigint NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "documents_block" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "order" integer unsigned NOT NULL CHECK ("order" >= 0), "kind" varchar(30) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "rendition_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_block_per_place" UNIQUE ("rendition_id", "order"), CONSTRAINT "block_is_not_empty" CHECK ("start" < ("end")));

CREATE INDEX "documents_detail_given_by_id_952321d1" ON "documents_detail" ("given_by_id");

CREATE INDEX "documents_detail_document_id_3041def6" ON "documents_detail" ("document_id");

CREATE INDEX "documents_detail_rendition_id_1e3ace61" ON "documents_detail" ("rendition_id");

CREATE INDEX "documents_block_rendition_id_4aeadfcc" ON "documents_block" ("rendition_id");

CREATE TABLE "documents_container" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sha256" varchar(64) NOT NULL UNIQUE, "name" varchar(255) NOT NULL, "media_type" varchar(100) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "seen_at" datetime NOT NULL);

CREATE TABLE "documents_custodyevent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(30) NOT NULL, "at" datetime NOT NULL, "name" varchar(255) NOT NULL, "origin" text NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "captured_at" datetime NULL, "place" integer unsigned NULL CHECK ("place" >= 0), "stated" text NOT NULL CHECK ((JSON_VALID("stated") OR "stated" IS NULL)), "container_id" bigint NULL REFERENCES "documents_container" ("id") DEFERRABLE INITIALLY DEFERRED, "copy_sha256" varchar(64) NOT NULL, "to" text NOT NULL, "tool" varchar(100) NOT NULL, "version" varchar(200) NOT NULL, "why" text NOT NULL);

CREATE INDEX "documents_custodyevent_actor_id_eec8225b" ON "documents_custodyevent" ("actor_id");

CREATE INDEX "documents_custodyevent_document_id_0cf20231" ON "documents_custodyevent" ("document_id");

CREATE INDEX "documents_custodyevent_container_id_2a3a073a" ON "documents_custodyevent" ("container_id");

CREATE TABLE "documents_rendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "extractor" varchar(100) NOT NULL, "version" varchar(200) NOT NULL, "made_at" datetime NOT NULL, "notes" text NOT NULL CHECK ((JSON_VALID("notes") OR "notes" IS NULL)), "undated_because" text NOT NULL, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "recognised" text NOT NULL CHECK ((JSON_VALID("recognised") OR "recognised" IS NULL)), "made_from" varchar(64) NOT NULL);

CREATE INDEX "documents_rendition_document_id_d28d1b85" ON "documents_rendition" ("document_id");

CREATE TABLE "documents_recordkey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL UNIQUE, "wrapped" BLOB NOT NULL, "made_at" datetime NOT NULL);

CREATE TABLE "documents_cover" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "kind" varchar(20) NOT NULL, "item" varchar(20) NOT NULL, "rule" varchar(60) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "removed_at" datetime NULL, "removed_why" text NOT NULL, "marked_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "removed_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "rendition_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED, "sealed" BLOB NOT NULL, CONSTRAINT "cover_covers_something" CHECK ("start" < ("end")));

CREATE INDEX "documents_cover_item_4fd718fa" ON "documents_cover" ("item");

CREATE INDEX "documents_cover_marked_by_id_1bdde1f1" ON "documents_cover" ("marked_by_id");

CREATE INDEX "documents_cover_removed_by_id_71a1147b" ON "documents_cover" ("removed_by_id");

CREATE INDEX "documents_cover_rendition_id_5916f3e9" ON "documents_cover" ("rendition_id");

CREATE TABLE "claims_source" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "name" varchar(300) NOT NULL, "key" varchar(300) NOT NULL UNIQUE);

CREATE TABLE "claims_review" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verdict" varchar(20) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_slotvalue" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(30) NOT NULL, "value" text NOT NULL CHECK ((JSON_VALID("value") OR "value" IS NULL)), "why" text NOT NULL, "at" datetime NOT NULL, "superseded_at" datetime NULL, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "filled_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "high" real NULL, "low" real NULL);

CREATE TABLE "claims_proposal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slots" text NOT NULL CHECK ((JSON_VALID("slots") OR "slots" IS NULL)), "superseded_at" datetime NULL, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NOT NULL REFERENCES "claims_readingrun" ("id") DEFERRABLE INITIALLY DEFERRED, "high" real NULL, "low" real NULL);

CREATE TABLE "claims_claim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "exact" text NOT NULL, "prefix" text NOT NULL, "suffix" text NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "sentence_start" integer unsigned NOT NULL CHECK ("sentence_start" >= 0), "sentence_end" integer unsigned NOT NULL CHECK ("sentence_end" >= 0), "status" varchar(20) NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "rendition_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NOT NULL REFERENCES "claims_readingrun" ("id") DEFERRABLE INITIALLY DEFERRED, "beside_id" bigint NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "replaced_by_id" bigint NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "claim_quotes_something" CHECK ("start" < ("end")));

CREATE INDEX "claims_review_actor_id_67d6acef" ON "claims_review" ("actor_id");

CREATE INDEX "claims_review_claim_id_45948026" ON "claims_review" ("claim_id");

CREATE INDEX "claims_slotvalue_claim_id_c751245d" ON "claims_slotvalue" ("claim_id");

CREATE INDEX "claims_slotvalue_filled_by_id_1d0a05fe" ON "claims_slotvalue" ("filled_by_id");

CREATE UNIQUE INDEX "one_current_proposal" ON "claims_proposal" ("claim_id") WHERE "superseded_at" IS NULL;

CREATE INDEX "claims_proposal_claim_id_f9728a34" ON "claims_proposal" ("claim_id");

CREATE INDEX "claims_proposal_run_id_06be8c3e" ON "claims_proposal" ("run_id");

CREATE INDEX "claims_claim_document_id_f4090397" ON "claims_claim" ("document_id");

CREATE INDEX "claims_claim_rendition_id_e2cec9f1" ON "claims_claim" ("rendition_id");

CREATE INDEX "claims_claim_run_id_c8ef8bc4" ON "claims_claim" ("run_id");

CREATE INDEX "claims_claim_beside_id_0a9e3daf" ON "claims_claim" ("beside_id");

CREATE INDEX "claims_claim_replaced_by_id_7a4befa1" ON "claims_claim" ("replaced_by_id");

CREATE INDEX "claim_by_place" ON "claims_claim" ("document_id", "start");

CREATE UNIQUE INDEX "one_current_value" ON "claims_slotvalue" ("claim_id", "name") WHERE "superseded_at" IS NULL;

CREATE TABLE "claims_speaking" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "chain" smallint unsigned NOT NULL CHECK ("chain" >= 0), "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "is_default" bool NOT NULL, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "claims_source" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_source_per_place_in_chain" UNIQUE ("claim_id", "chain", "position"));

CREATE INDEX "claims_speaking_claim_id_946284b2" ON "claims_speaking" ("claim_id");

CREATE INDEX "claims_speaking_source_id_394359e0" ON "claims_speaking" ("source_id");

CREATE TABLE "claims_modelanswer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(64) NOT NULL UNIQUE, "model" varchar(100) NOT NULL, "answer" text NOT NULL, "at" datetime NOT NULL);

CREATE TABLE "claims_readingrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reader" varchar(200) NOT NULL, "document_revision" integer unsigned NOT NULL CHECK ("document_revision" >= 0), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "rendition_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED, "proposer" varchar(120) NOT NULL);

CREATE INDEX "claims_readingrun_actor_id_916dd379" ON "claims_readingrun" ("actor_id");

CREATE INDEX "claims_readingrun_rendition_id_7c095887" ON "claims_readingrun" ("rendition_id");

CREATE TABLE "claims_claimgrade" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "why" text NOT NULL, "at" datetime NOT NULL, "credibility" varchar(1) NOT NULL, "claim_revision" integer unsigned NOT NULL CHECK ("claim_revision" >= 0), "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "claim_grade_says_why" CHECK (NOT ("why" = '')));

CREATE TABLE "claims_sourcegrade" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "why" text NOT NULL, "at" datetime NOT NULL, "reliability" varchar(1) NOT NULL, "huridocs" varchar(2) NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "claims_source" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "source_grade_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "claims_claimgrade_actor_id_fc2d987d" ON "claims_claimgrade" ("actor_id");

CREATE INDEX "claims_claimgrade_claim_id_c06f02fb" ON "claims_claimgrade" ("claim_id");

CREATE INDEX "claims_sourcegrade_actor_id_cce270f9" ON "claims_sourcegrade" ("actor_id");

CREATE INDEX "claims_sourcegrade_source_id_174d689c" ON "claims_sourcegrade" ("source_id");

CREATE TABLE "claims_codedclaim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verdict" varchar(20) NOT NULL, "values" text NOT NULL CHECK ((JSON_VALID("values") OR "values" IS NULL)), "why" text NOT NULL, "at" datetime NOT NULL, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "coding_id" bigint NOT NULL REFERENCES "claims_coding" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_codingend" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "coding_id" bigint NOT NULL UNIQUE REFERENCES "claims_coding" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_finished" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "up_to" bigint unsigned NOT NULL CHECK ("up_to" >= 0), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_step" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "at" datetime NOT NULL, "given" text NOT NULL CHECK ((JSON_VALID("given") OR "given" IS NULL)), "taken" text NOT NULL CHECK ((JSON_VALID("taken") OR "taken" IS NULL)), "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "claims_step" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_stepclaim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "before" varchar(20) NOT NULL, "after" varchar(20) NOT NULL, "beside_id" bigint NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "replaced_by_id" bigint NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "step_id" bigint NOT NULL REFERENCES "claims_step" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_coding" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_coding_of_a_person" UNIQUE ("document_id", "actor_id"));

CREATE INDEX "claims_codedclaim_claim_id_a5049597" ON "claims_codedclaim" ("claim_id");

CREATE INDEX "claims_codedclaim_coding_id_e3bbd6a8" ON "claims_codedclaim" ("coding_id");

CREATE INDEX "claims_finished_actor_id_ce20421e" ON "claims_finished" ("actor_id");

CREATE INDEX "claims_finished_document_id_15c99b34" ON "claims_finished" ("document_id");

CREATE INDEX "claims_step_actor_id_ee9efd38" ON "claims_step" ("actor_id");

CREATE INDEX "claims_step_claim_id_3b00f68a" ON "claims_step" ("claim_id");

CREATE INDEX "claims_stepclaim_beside_id_f1168927" ON "claims_stepclaim" ("beside_id");

CREATE INDEX "claims_stepclaim_claim_id_6a7d1740" ON "claims_stepclaim" ("claim_id");

CREATE INDEX "claims_stepclaim_replaced_by_id_41939f50" ON "claims_stepclaim" ("replaced_by_id");

CREATE INDEX "claims_stepclaim_step_id_81c7437e" ON "claims_stepclaim" ("step_id");

CREATE INDEX "claims_coding_actor_id_d39cf34c" ON "claims_coding" ("actor_id");

CREATE INDEX "claims_coding_document_id_62e479f9" ON "claims_coding" ("document_id");

CREATE TABLE "claims_settlement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verdict" varchar(20) NOT NULL, "values" text NOT NULL CHECK ((JSON_VALID("values") OR "values" IS NULL)), "is_together" bool NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "settlement_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "claims_settlement_actor_id_2e6d2b0d" ON "claims_settlement" ("actor_id");

CREATE INDEX "claims_settlement_claim_id_16b413f5" ON "claims_settlement" ("claim_id");

CREATE TABLE "claims_office" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(300) NOT NULL UNIQUE, "names" text NOT NULL CHECK ((JSON_VALID("names") OR "names" IS NULL)), "country" varchar(2) NOT NULL, "kind" varchar(40) NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "claims_holder" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(300) NOT NULL, "address" varchar(300) NOT NULL, "since" varchar(40) NOT NULL, "until" varchar(40) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "struck_at" datetime NULL, "struck_why" text NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "struck_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NOT NULL REFERENCES "claims_office" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "claims_office_actor_id_cbb66b22" ON "claims_office" ("actor_id");

CREATE INDEX "claims_holder_actor_id_542b8148" ON "claims_holder" ("actor_id");

CREATE INDEX "claims_holder_document_id_b4bc64bf" ON "claims_holder" ("document_id");

CREATE INDEX "claims_holder_struck_by_id_5a143e75" ON "claims_holder" ("struck_by_id");

CREATE INDEX "claims_holder_office_id_da5381f6" ON "claims_holder" ("office_id");

CREATE TABLE "advocacy_answer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "appeal" varchar(20) NOT NULL, "ask" varchar(20) NOT NULL, "is_answer" bool NOT NULL, "reply" varchar(60) NOT NULL, "attribution" varchar(60) NOT NULL, "claim" varchar(20) NOT NULL, "claim_revision" integer unsigned NULL CHECK ("claim_revision" >= 0), "words" text NOT NULL, "by" varchar(300) NOT NULL, "on" date NULL, "due" date NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "advocacy_answer" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "advocacy_appealask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "of" varchar(300) NOT NULL, "to_do" text NOT NULL, "is_negative" bool NOT NULL, "by" date NULL, "ground" varchar(60) NOT NULL, "claims" text NOT NULL CHECK ((JSON_VALID("claims") OR "claims" IS NULL)), "at" datetime NOT NULL, "struck_at" datetime NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "appeal_id" bigint NOT NULL REFERENCES "advocacy_appeal" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "advocacy_signatory" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(300) NOT NULL, "role" varchar(300) NOT NULL, "signed_on" date NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "appeal_id" bigint NOT NULL REFERENCES "advocacy_appeal" ("id") DEFERRABLE INITIALLY DEFERRED, "declined_on" date NULL);

CREATE TABLE "advocacy_step" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "what" text NOT NULL, "on" date NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "appeal_id" bigint NOT NULL REFERENCES "advocacy_appeal" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "advocacy_judged" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "appeal" varchar(20) NOT NULL, "other" varchar(20) NOT NULL, "part" varchar(20) NOT NULL, "claims" text NOT NULL CHECK ((JSON_VALID("claims") OR "claims" IS NULL)), "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "advocacy_judged" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "appeal_judged_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "advocacy_answer_appeal_66c4e1a2" ON "advocacy_answer" ("appeal");

CREATE INDEX "advocacy_answer_actor_id_4a0b4f61" ON "advocacy_answer" ("actor_id");

CREATE INDEX "advocacy_appealask_actor_id_ef00b07f" ON "advocacy_appealask" ("actor_id");

CREATE INDEX "advocacy_appealask_appeal_id_7d2a046d" ON "advocacy_appealask" ("appeal_id");

CREATE INDEX "advocacy_signatory_actor_id_d4730ccb" ON "advocacy_signatory" ("actor_id");

CREATE INDEX "advocacy_signatory_appeal_id_5ca637dd" ON "advocacy_signatory" ("appeal_id");

CREATE INDEX "advocacy_step_actor_id_082fddc7" ON "advocacy_step" ("actor_id");

CREATE INDEX "advocacy_step_appeal_id_6ec7b207" ON "advocacy_step" ("appeal_id");

CREATE INDEX "advocacy_judged_appeal_a314a011" ON "advocacy_judged" ("appeal");

CREATE INDEX "advocacy_judged_actor_id_a48e021f" ON "advocacy_judged" ("actor_id");

CREATE TABLE "advocacy_appeal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "channel" varchar(40) NOT NULL, "addressee" varchar(300) NOT NULL, "deadline" varchar(40) NOT NULL, "due" date NULL, "grounds" text NOT NULL CHECK ((JSON_VALID("grounds") OR "grounds" IS NULL)), "events" text NOT NULL CHECK ((JSON_VALID("events") OR "events" IS NULL)), "persons" text NOT NULL CHECK ((JSON_VALID("persons") OR "persons" IS NULL)), "sent_on" date NULL, "withdrawn_on" date NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NULL REFERENCES "claims_office" ("id") DEFERRABLE INITIALLY DEFERRED, "recommendation" varchar(20) NOT NULL);

CREATE INDEX "advocacy_appeal_actor_id_28f4ee5f" ON "advocacy_appeal" ("actor_id");

CREATE INDEX "advocacy_appeal_office_id_0bdff4f9" ON "advocacy_appeal" ("office_id");

CREATE INDEX "advocacy_appeal_recommendation_5d8eea2e" ON "advocacy_appeal" ("recommendation");

CREATE INDEX "appeal_by_due" ON "advocacy_appeal" ("sent_on", "due");

CREATE TABLE "archives_mention" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event" varchar(40) NOT NULL, "act" varchar(80) NOT NULL, "unit" varchar(20) NOT NULL, "time" varchar(80) NOT NULL, "low" real NULL, "high" real NULL, "find_id" bigint NOT NULL REFERENCES "archives_find" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mention_of_event_once" UNIQUE ("find_id", "event"));

CREATE TABLE "archives_part" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "group" integer NOT NULL, "first" integer unsigned NOT NULL CHECK ("first" >= 0), "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "changed" bigint NOT NULL, "version" varchar(64) NOT NULL, "media_type" varchar(60) NOT NULL, "state" varchar(10) NOT NULL, "sha256" varchar(64) NOT NULL, "checksum" varchar(64) NOT NULL, "members" integer unsigned NOT NULL CHECK ("members" >= 0), "kept" integer unsigned NOT NULL CHECK ("kept" >= 0), "passed" integer unsigned NOT NULL CHECK ("passed" >= 0), "others" integer unsigned NOT NULL CHECK ("others" >= 0), "refused" integer unsigned NOT NULL CHECK ("refused" >= 0), "trouble" text NOT NULL, "done_at" datetime NULL, "collection_id" bigint NOT NULL REFERENCES "archives_collection" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "part_is_planned_once" UNIQUE ("collection_id", "name", "group", "first", "size", "changed", "version"));

CREATE INDEX "archives_mention_event_c913272d" ON "archives_mention" ("event");

CREATE INDEX "archives_mention_find_id_494d6381" ON "archives_mention" ("find_id");

CREATE INDEX "archives_part_collection_id_00e19c80" ON "archives_part" ("collection_id");

CREATE INDEX "part_by_state" ON "archives_part" ("collection_id", "state");

CREATE TABLE "archives_find" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "key" varchar(64) NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "evidence" varchar(64) NOT NULL, "claims" integer unsigned NOT NULL CHECK ("claims" >= 0), "worth" integer unsigned NOT NULL CHECK ("worth" >= 0), "state" varchar(12) NOT NULL, "document" varchar(20) NOT NULL, "reason" text NOT NULL, "decided_at" datetime NULL, "collection_id" bigint NOT NULL REFERENCES "archives_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "part_id" bigint NOT NULL REFERENCES "archives_part" ("id") DEFERRABLE INITIALLY DEFERRED, "copy_of_id" bigint NULL REFERENCES "archives_find" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "find_comes_once" UNIQUE ("collection_id", "key"));

CREATE INDEX "archives_find_document_4c6bc693" ON "archives_find" ("document");

CREATE INDEX "archives_find_collection_id_2573ee09" ON "archives_find" ("collection_id");

CREATE INDEX "archives_find_part_id_a8de6bce" ON "archives_find" ("part_id");

CREATE INDEX "archives_find_copy_of_id_6cfb1201" ON "archives_find" ("copy_of_id");

CREATE INDEX "find_by_state" ON "archives_find" ("collection_id", "state");

CREATE TABLE "archives_collection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "path" text NOT NULL, "name" varchar(200) NOT NULL, "added_at" datetime NOT NULL, "grouped_at" datetime NULL, "added_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "version" varchar(64) NOT NULL, "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)));

CREATE INDEX "archives_collection_added_by_id_7a9437f3" ON "archives_collection" ("added_by_id");

CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);

CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");

CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");

CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");

CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");

CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);

CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");

CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");

CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);

CREATE TABLE "documents_document" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "sha256" varchar(64) NOT NULL UNIQUE, "evidence" varchar(64) NOT NULL, "media_type" varchar(100) NOT NULL, "name" varchar(255) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "added_at" datetime NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "added_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "last_day" date NOT NULL);

CREATE INDEX "documents_document_added_by_id_d9928353" ON "documents_document" ("added_by_id");

CREATE INDEX "document_by_last_day" ON "documents_document" ("last_day" DESC, "id");

CREATE INDEX "claim_by_document" ON "claims_claim" ("document_id", "status");

CREATE INDEX "proposal_by_number" ON "claims_proposal" ("low", "high");

CREATE INDEX "value_by_number" ON "claims_slotvalue" ("low", "high");

CREATE TABLE "claims_taking" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "name" varchar(120) NOT NULL, "columns" text NOT NULL CHECK ((JSON_VALID("columns") OR "columns" IS NULL)), "act" varchar(60) NOT NULL, "rows" text NOT NULL CHECK ((JSON_VALID("rows") OR "rows" IS NULL)), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "claims_taking_actor_id_bb6a41d0" ON "claims_taking" ("actor_id");

CREATE INDEX "claims_taking_document_id_6733db50" ON "claims_taking" ("document_id");

CREATE TABLE "claims_decided" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" varchar(20) NOT NULL, "verdict" varchar(20) NOT NULL, "credibility" varchar(1) NOT NULL, "before" varchar(1) NOT NULL, "why" text NOT NULL, "undoes" varchar(20) NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "grade_id" bigint NULL REFERENCES "claims_claimgrade" ("id") DEFERRABLE INITIALLY DEFERRED, "step_id" bigint NULL REFERENCES "claims_step" ("id") DEFERRABLE INITIALLY DEFERRED, "level" varchar(20) NOT NULL, "level_before" varchar(20) NOT NULL, "marking_id" bigint NULL REFERENCES "access_marking" ("id") DEFERRABLE INITIALLY DEFERRED, "slot" varchar(30) NOT NULL);

CREATE INDEX "claims_decided_number_0440faa3" ON "claims_decided" ("number");

CREATE INDEX "claims_decided_undoes_ca89ad4f" ON "claims_decided" ("undoes");

CREATE INDEX "claims_decided_actor_id_6ae762ad" ON "claims_decided" ("actor_id");

CREATE INDEX "claims_decided_claim_id_8574279f" ON "claims_decided" ("claim_id");

CREATE INDEX "claims_decided_grade_id_ca473053" ON "claims_decided" ("grade_id");

CREATE INDEX "claims_decided_step_id_49a411c4" ON "claims_decided" ("step_id");

CREATE INDEX "claims_decided_marking_id_fdde5f5d" ON "claims_decided" ("marking_id");

CREATE INDEX "reading_by_time" ON "claims_readingrun" ("at");

CREATE INDEX "review_by_time" ON "claims_review" ("at");

CREATE INDEX "value_by_time" ON "claims_slotvalue" ("at");

CREATE INDEX "step_by_time" ON "claims_step" ("at");

CREATE TABLE "consent_consent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "item" varchar(20) NOT NULL, "purpose" varchar(20) NOT NULL, "answer" varchar(20) NOT NULL, "way" varchar(20) NOT NULL, "giver" varchar(20) NOT NULL, "limits" text NOT NULL, "given_on" date NOT NULL, "until" date NULL, "why" text NOT NULL, "noted_at" datetime NOT NULL, "noted_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "consent_consent_item_1c80ab88" ON "consent_consent" ("item");

CREATE INDEX "consent_consent_noted_by_id_0ae50567" ON "consent_consent" ("noted_by_id");

CREATE INDEX "consent_by_item" ON "consent_consent" ("item", "purpose");

CREATE INDEX "cover_by_kind" ON "documents_cover" ("kind", "removed_at");

CREATE TABLE "findings_inquiry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "mandate" text NOT NULL, "opened" date NOT NULL, "closed" date NULL, "level" varchar(20) NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "findings_finding" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "text" text NOT NULL, "standard" varchar(40) NOT NULL, "elements" text NOT NULL CHECK ((JSON_VALID("elements") OR "elements" IS NULL)), "adopted_on" date NULL, "struck_at" datetime NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "adopted_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "replaces_id" bigint NULL REFERENCES "findings_finding" ("id") DEFERRABLE INITIALLY DEFERRED, "inquiry_id" bigint NOT NULL REFERENCES "findings_inquiry" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "findings_member" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(300) NOT NULL, "role" varchar(300) NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "inquiry_id" bigint NOT NULL REFERENCES "findings_inquiry" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "findings_recommendation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "text" text NOT NULL, "addressee" varchar(300) NOT NULL, "struck_at" datetime NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "inquiry_id" bigint NOT NULL REFERENCES "findings_inquiry" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NULL REFERENCES "claims_office" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "findings_recommendation_findings" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "recommendation_id" bigint NOT NULL REFERENCES "findings_recommendation" ("id") DEFERRABLE INITIALLY DEFERRED, "finding_id" bigint NOT NULL REFERENCES "findings_finding" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "findings_elementline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event" varchar(20) NOT NULL, "element" varchar(100) NOT NULL, "claim_revision" integer unsigned NOT NULL CHECK ("claim_revision" >= 0), "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "findings_elementline" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "element_line_says_why" CHECK (NOT ("why" = '')));

CREATE TABLE "findings_inquirydocument" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "part" varchar(20) NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "inquiry_id" bigint NOT NULL REFERENCES "findings_inquiry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "document_once_in_an_inquiry" UNIQUE ("inquiry_id", "document_id"));

CREATE TABLE "findings_dissent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "findings_dissent" ("id") DEFERRABLE INITIALLY DEFERRED, "finding_id" bigint NOT NULL REFERENCES "findings_finding" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "findings_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "dissent_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "findings_inquiry_actor_id_51b7f8ef" ON "findings_inquiry" ("actor_id");

CREATE INDEX "findings_finding_actor_id_292d4985" ON "findings_finding" ("actor_id");

CREATE INDEX "findings_finding_adopted_by_id_c5e2c36c" ON "findings_finding" ("adopted_by_id");

CREATE INDEX "findings_finding_replaces_id_e96d75bb" ON "findings_finding" ("replaces_id");

CREATE INDEX "findings_finding_inquiry_id_79013136" ON "findings_finding" ("inquiry_id");

CREATE INDEX "findings_member_actor_id_087cdc8a" ON "findings_member" ("actor_id");

CREATE INDEX "findings_member_inquiry_id_f285a6af" ON "findings_member" ("inquiry_id");

CREATE INDEX "findings_recommendation_actor_id_256533e8" ON "findings_recommendation" ("actor_id");

CREATE INDEX "findings_recommendation_inquiry_id_12f92193" ON "findings_recommendation" ("inquiry_id");

CREATE INDEX "findings_recommendation_office_id_91963cbf" ON "findings_recommendation" ("office_id");

CREATE UNIQUE INDEX "findings_recommendation_findings_recommendation_id_finding_id_a8eeee46_uniq" ON "findings_recommendation_findings" ("recommendation_id", "finding_id");

CREATE INDEX "findings_recommendation_findings_recommendation_id_42de4945" ON "findings_recommendation_findings" ("recommendation_id");

CREATE INDEX "findings_recommendation_findings_finding_id_b4f8c162" ON "findings_recommendation_findings" ("finding_id");

CREATE INDEX "findings_elementline_event_c4df5ad0" ON "findings_elementline" ("event");

CREATE INDEX "findings_elementline_actor_id_ac9eaabe" ON "findings_elementline" ("actor_id");

CREATE INDEX "findings_elementline_claim_id_869ab7a4" ON "findings_elementline" ("claim_id");

CREATE INDEX "findings_inquirydocument_actor_id_8ea4e2b0" ON "findings_inquirydocument" ("actor_id");

CREATE INDEX "findings_inquirydocument_document_id_8c4b32e7" ON "findings_inquirydocument" ("document_id");

CREATE INDEX "findings_inquirydocument_inquiry_id_a51fc119" ON "findings_inquirydocument" ("inquiry_id");

CREATE INDEX "findings_dissent_actor_id_e6cee1a9" ON "findings_dissent" ("actor_id");

CREATE INDEX "findings_dissent_finding_id_207a6ce6" ON "findings_dissent" ("finding_id");

CREATE INDEX "findings_dissent_member_id_1cfbf16c" ON "findings_dissent" ("member_id");

CREATE TABLE "findings_findingclaim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "finding_id" bigint NOT NULL REFERENCES "findings_finding" ("id") DEFERRABLE INITIALLY DEFERRED, "elements" text NOT NULL CHECK ((JSON_VALID("elements") OR "elements" IS NULL)), CONSTRAINT "claim_once_in_a_finding" UNIQUE ("finding_id", "claim_id"));

CREATE INDEX "findings_findingclaim_claim_id_bc6453f3" ON "findings_findingclaim" ("claim_id");

CREATE INDEX "findings_findingclaim_finding_id_a359f678" ON "findings_findingclaim" ("finding_id");

CREATE TABLE "interviews_interview" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "code_name" varchar(60) NOT NULL UNIQUE, "language" varchar(10) NOT NULL, "speaks" varchar(10) NOT NULL, "level" varchar(20) NOT NULL, "may_record" bool NOT NULL, "state" varchar(10) NOT NULL, "sealed" BLOB NOT NULL, "began_at" datetime NOT NULL, "went_on_at" datetime NOT NULL, "recorder_began_at" datetime NULL, "closed_at" datetime NULL, "read_back" varchar(20) NOT NULL, "bundle" varchar(20) NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "document_id" bigint NULL UNIQUE REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "recording_id" bigint NULL UNIQUE REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "taken_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "interviews_handover" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "bundle" varchar(20) NOT NULL UNIQUE, "sha256" varchar(64) NOT NULL, "at" datetime NOT NULL, "by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "interview_id" bigint NOT NULL REFERENCES "interviews_interview" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "interviews_pause" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "after" integer unsigned NOT NULL CHECK ("after" >= 0), "began_at" datetime NOT NULL, "ended_at" datetime NULL, "interview_id" bigint NOT NULL REFERENCES "interviews_interview" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "interviews_translation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "language" varchar(10) NOT NULL, "sealed" BLOB NOT NULL, "at" datetime NOT NULL, "by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "turn_id" bigint NOT NULL REFERENCES "interviews_turn" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "interviews_fieldkey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(64) NOT NULL, "name" varchar(80) NOT NULL, "since" datetime NOT NULL, "until" datetime NULL, "why" text NOT NULL, "by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "field_key_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "interviews_interview_taken_by_id_cfd1de10" ON "interviews_interview" ("taken_by_id");

CREATE INDEX "interviews_handover_by_id_4e0398fc" ON "interviews_handover" ("by_id");

CREATE INDEX "interviews_handover_interview_id_1818bc78" ON "interviews_handover" ("interview_id");

CREATE INDEX "interviews_pause_interview_id_d57ede25" ON "interviews_pause" ("interview_id");

CREATE INDEX "interviews_translation_by_id_947ff572" ON "interviews_translation" ("by_id");

CREATE INDEX "interviews_translation_turn_id_4f9af7ad" ON "interviews_translation" ("turn_id");

CREATE UNIQUE INDEX "one_trust_in_a_key" ON "interviews_fieldkey" ("key") WHERE "until" IS NULL;

CREATE INDEX "interviews_fieldkey_by_id_17eaf03f" ON "interviews_fieldkey" ("by_id");

CREATE TABLE "interviews_turn" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "kind" varchar(10) NOT NULL, "sealed" BLOB NOT NULL, "is_ended" bool NOT NULL, "is_corrected" bool NOT NULL, "is_struck" bool NOT NULL, "began_at" datetime NOT NULL, "ended_at" datetime NULL, "start" integer unsigned NULL CHECK ("start" >= 0), "end" integer unsigned NULL CHECK ("end" >= 0), "begins" bigint unsigned NULL CHECK ("begins" >= 0), "ends" bigint unsigned NULL CHECK ("ends" >= 0), "interview_id" bigint NOT NULL REFERENCES "interviews_interview" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_turn_of_a_number" UNIQUE ("interview_id", "number"), CONSTRAINT "turn_takes_time" CHECK (("begins" IS NULL OR "begins" < ("ends"))));

CREATE INDEX "interviews_turn_interview_id_9ec52be2" ON "interviews_turn" ("interview_id");

CREATE TABLE "jobs_effect" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(200) NOT NULL UNIQUE, "at" datetime NOT NULL, "job_id" bigint NOT NULL REFERENCES "jobs_job" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "jobs_job" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(100) NOT NULL, "arguments" text NOT NULL CHECK ((JSON_VALID("arguments") OR "arguments" IS NULL)), "key" varchar(200) NOT NULL, "asked_at" datetime NOT NULL, "state" varchar(20) NOT NULL, "due_at" datetime NOT NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "worker" varchar(40) NOT NULL, "expires_at" datetime NULL, "trouble" text NOT NULL, "ended_at" datetime NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "job_is_leased_while_it_runs" CHECK ((("expires_at" IS NOT NULL AND "state" = 'running' AND NOT ("worker" = '')) OR (NOT ("state" = 'running') AND "expires_at" IS NULL AND "worker" = ''))));

CREATE INDEX "jobs_effect_job_id_379b2bd2" ON "jobs_effect" ("job_id");

CREATE INDEX "jobs_job_key_c36b5a2a" ON "jobs_job" ("key");

CREATE INDEX "jobs_job_actor_id_81ee7fdc" ON "jobs_job" ("actor_id");

CREATE INDEX "jobs_that_are_due" ON "jobs_job" ("state", "due_at");

CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "accounts_account" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);

CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");

CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');

CREATE TABLE "publication_release" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "query" text NOT NULL CHECK ((JSON_VALID("query") OR "query" IS NULL)), "rows" text NOT NULL CHECK ((JSON_VALID("rows") OR "rows" IS NULL)), "workings" text NOT NULL CHECK ((JSON_VALID("workings") OR "workings" IS NULL)), "documents" text NOT NULL CHECK ((JSON_VALID("documents") OR "documents" IS NULL)), "threshold" smallint unsigned NOT NULL CHECK ("threshold" >= 0), "made_at" datetime NOT NULL, "made_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "publication_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "why" text NOT NULL, "until" datetime NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "release_id" bigint NOT NULL REFERENCES "publication_release" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "publication_edition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL UNIQUE CHECK ("number" >= 0), "manifest" text NOT NULL, "key" varchar(64) NOT NULL, "signature" varchar(128) NOT NULL, "package" BLOB NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "release_id" bigint NOT NULL UNIQUE REFERENCES "publication_release" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "publication_approval" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "release_id" bigint NOT NULL UNIQUE REFERENCES "publication_release" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "publication_release_made_by_id_4684f75a" ON "publication_release" ("made_by_id");

CREATE INDEX "publication_notice_actor_id_354284f8" ON "publication_notice" ("actor_id");

CREATE INDEX "publication_notice_release_id_8948e1a6" ON "publication_notice" ("release_id");

CREATE INDEX "publication_edition_actor_id_7ad9bc8b" ON "publication_edition" ("actor_id");

CREATE INDEX "publication_approval_actor_id_1c40f28c" ON "publication_approval" ("actor_id");

CREATE TABLE "publication_copy" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "form" varchar(10) NOT NULL, "sealed" BLOB NOT NULL, "sha256" varchar(64) NOT NULL, "size" integer unsigned NOT NULL CHECK ("size" >= 0), "pages" integer unsigned NOT NULL CHECK ("pages" >= 0), "found" text NOT NULL CHECK ((JSON_VALID("found") OR "found" IS NULL)), "marked" text NOT NULL CHECK ((JSON_VALID("marked") OR "marked" IS NULL)), "shown" text NOT NULL CHECK ((JSON_VALID("shown") OR "shown" IS NULL)), "boxes" text NOT NULL CHECK ((JSON_VALID("boxes") OR "boxes" IS NULL)), "taken" text NOT NULL CHECK ((JSON_VALID("taken") OR "taken" IS NULL)), "recognised" bool NOT NULL, "seen_by_eye" bool NOT NULL, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "release_id" bigint NOT NULL UNIQUE REFERENCES "publication_release" ("id") DEFERRABLE INITIALLY DEFERRED, "rendition_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "publication_copy_document_id_46da79c1" ON "publication_copy" ("document_id");

CREATE INDEX "publication_copy_rendition_id_29c029b2" ON "publication_copy" ("rendition_id");

CREATE TABLE "publication_letter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "recipient" varchar(300) NOT NULL, "why" text NOT NULL, "about" varchar(20) NOT NULL, "form" varchar(10) NOT NULL, "is_draft" bool NOT NULL, "claims" text NOT NULL CHECK ((JSON_VALID("claims") OR "claims" IS NULL)), "file" BLOB NOT NULL, "sha256" varchar(64) NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "kind" varchar(40) NOT NULL);

CREATE INDEX "publication_letter_actor_id_af457926" ON "publication_letter" ("actor_id");

CREATE TABLE "publication_findings" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "inquiry" varchar(20) NOT NULL, "findings" text NOT NULL CHECK ((JSON_VALID("findings") OR "findings" IS NULL)), "claims" text NOT NULL CHECK ((JSON_VALID("claims") OR "claims" IS NULL)), "sealed" BLOB NOT NULL, "release_id" bigint NOT NULL UNIQUE REFERENCES "publication_release" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_eventalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_id" varchar(20) NOT NULL UNIQUE, "event_id" bigint NOT NULL REFERENCES "record_event" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_membership" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(40) NOT NULL, "reason" text NOT NULL, "by_hand" bool NOT NULL, "claim_revision" integer unsigned NOT NULL CHECK ("claim_revision" >= 0), "first_event" varchar(20) NOT NULL, "claim_id" bigint NOT NULL UNIQUE REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "event_id" bigint NOT NULL REFERENCES "record_event" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_refresh" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "last_line" bigint unsigned NOT NULL CHECK ("last_line" >= 0), "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "record_eventalias_event_id_ebf907a5" ON "record_eventalias" ("event_id");

CREATE INDEX "record_membership_event_id_e92b4ab9" ON "record_membership" ("event_id");

CREATE INDEX "record_refresh_actor_id_72ee8f5a" ON "record_refresh" ("actor_id");

CREATE TABLE "record_standardline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "named" varchar(20) NOT NULL, "standard" varchar(40) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "standard_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "record_standardline_named_5729b295" ON "record_standardline" ("named");

CREATE INDEX "record_standardline_actor_id_148a9e60" ON "record_standardline" ("actor_id");

CREATE INDEX "record_standardline_claim_id_7fe31392" ON "record_standardline" ("claim_id");

CREATE TABLE "record_fingerprint" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "postings" BLOB NOT NULL, "version" varchar(40) NOT NULL, "rendition_id" bigint NOT NULL UNIQUE REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_sharedpassage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "left_start" integer unsigned NOT NULL CHECK ("left_start" >= 0), "left_end" integer unsigned NOT NULL CHECK ("left_end" >= 0), "right_start" integer unsigned NOT NULL CHECK ("right_start" >= 0), "right_end" integer unsigned NOT NULL CHECK ("right_end" >= 0), "pieces" text NOT NULL CHECK ((JSON_VALID("pieces") OR "pieces" IS NULL)), "words" integer unsigned NOT NULL CHECK ("words" >= 0), "likeness" real NOT NULL, "worth" real NOT NULL, "is_reordered" bool NOT NULL, "is_shortened" bool NOT NULL, "origin" varchar(20) NOT NULL, "origin_name" varchar(300) NOT NULL, "reasons" text NOT NULL CHECK ((JSON_VALID("reasons") OR "reasons" IS NULL)), "left_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED, "right_id" bigint NOT NULL REFERENCES "documents_rendition" ("id") DEFERRABLE INITIALLY DEFERRED, "traced_at" varchar(30) NOT NULL, CONSTRAINT "passage_shares_something" CHECK (("left_start" < ("left_end") AND "right_start" < ("right_end"))));

CREATE INDEX "record_sharedpassage_left_id_1a457c30" ON "record_sharedpassage" ("left_id");

CREATE INDEX "record_sharedpassage_right_id_8777283f" ON "record_sharedpassage" ("right_id");

CREATE TABLE "record_figurechoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "named" varchar(20) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "chosen_id" bigint NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "choice_says_why" CHECK (NOT ("why" = '')));

CREATE TABLE "record_sourcetie" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_one" bool NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "left_id" bigint NOT NULL REFERENCES "claims_source" ("id") DEFERRABLE INITIALLY DEFERRED, "right_id" bigint NOT NULL REFERENCES "claims_source" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "tie_says_why" CHECK (NOT ("why" = '')));

CREATE INDEX "record_figurechoice_named_5eab24ff" ON "record_figurechoice" ("named");

CREATE INDEX "record_figurechoice_actor_id_8a2298f2" ON "record_figurechoice" ("actor_id");

CREATE INDEX "record_figurechoice_chosen_id_84a03bed" ON "record_figurechoice" ("chosen_id");

CREATE INDEX "record_figurechoice_claim_id_282bd502" ON "record_figurechoice" ("claim_id");

CREATE INDEX "record_sourcetie_actor_id_cb41d885" ON "record_sourcetie" ("actor_id");

CREATE INDEX "record_sourcetie_left_id_bb74c66e" ON "record_sourcetie" ("left_id");

CREATE INDEX "record_sourcetie_right_id_6515579b" ON "record_sourcetie" ("right_id");

CREATE TABLE "record_toreview" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "worth" smallint unsigned NOT NULL CHECK ("worth" >= 0), "event" varchar(20) NOT NULL, "document_id" bigint NOT NULL UNIQUE REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "review_by_worth" ON "record_toreview" ("worth" DESC, "document_id");

CREATE TABLE "record_event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "kind" varchar(40) NOT NULL, "act" varchar(100) NOT NULL, "unit" varchar(20) NOT NULL, "when" varchar(30) NOT NULL, "begins" date NULL, "origin" varchar(300) NOT NULL, "destination" varchar(300) NOT NULL, "at" varchar(300) NOT NULL, "perpetrators" varchar(300) NOT NULL, "low" real NULL, "high" real NULL, "approximate" bool NOT NULL, "anchor" varchar(20) NOT NULL, "could_be" text NOT NULL CHECK ((JSON_VALID("could_be") OR "could_be" IS NULL)), "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "voices" text NOT NULL CHECK ((JSON_VALID("voices") OR "voices" IS NULL)), "country" varchar(2) NOT NULL, "ends" date NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "is_open" bool NOT NULL, "last_year" smallint unsigned NOT NULL CHECK ("last_year" >= 0), "province" varchar(100) NOT NULL);

CREATE INDEX "event_by_date" ON "record_event" ("kind", "begins");

CREATE INDEX "event_by_codes" ON "record_event" ("kind", "first_year", "last_year", "is_open", "act", "country", "province");

CREATE TABLE "record_cell" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort" varchar(20) NOT NULL, "kind" varchar(20) NOT NULL, "realis" varchar(20) NOT NULL, "act" varchar(100) NOT NULL, "country" varchar(2) NOT NULL, "province" varchar(100) NOT NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "last_year" smallint unsigned NOT NULL CHECK ("last_year" >= 0), "is_open" bool NOT NULL, "sex" varchar(20) NOT NULL, "age" varchar(20) NOT NULL, "is_accepted" bool NOT NULL, "claims" integer unsigned NOT NULL CHECK ("claims" >= 0), CONSTRAINT "one_cell_of_each" UNIQUE ("act", "first_year", "last_year", "is_open", "country", "province", "kind", "realis", "sort", "sex", "age", "is_accepted"));

CREATE TABLE "record_tally" ("claim_id" bigint NOT NULL PRIMARY KEY REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_revision" integer unsigned NOT NULL CHECK ("claim_revision" >= 0), "facility" varchar(300) NOT NULL, "cell_id" bigint NOT NULL REFERENCES "record_cell" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "tally_by_cell" ON "record_tally" ("cell_id", "claim_id");

CREATE INDEX "tally_by_facility" ON "record_tally" ("facility") WHERE NOT ("facility" = '');

CREATE TABLE "record_judgement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(30) NOT NULL, "verdict" varchar(10) NOT NULL, "named" text NOT NULL CHECK ((JSON_VALID("named") OR "named" IS NULL)), "why" text NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "left_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "right_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "parts" text NOT NULL CHECK ((JSON_VALID("parts") OR "parts" IS NULL)), "undoes_id" bigint NULL UNIQUE REFERENCES "record_judgement" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "record_judgement_actor_id_77cc6ed0" ON "record_judgement" ("actor_id");

CREATE INDEX "record_judgement_left_id_da108128" ON "record_judgement" ("left_id");

CREATE INDEX "record_judgement_right_id_0ae31d2d" ON "record_judgement" ("right_id");

CREATE TABLE "record_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "lead_id" bigint NULL REFERENCES "record_person" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_personalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_id" varchar(20) NOT NULL UNIQUE, "person_id" bigint NOT NULL REFERENCES "record_person" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_personsof" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mark" varchar(80) NOT NULL, "document_id" bigint NOT NULL UNIQUE REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_identityopening" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "named" varchar(20) NOT NULL, "why" text NOT NULL, "at" datetime NOT NULL, "until" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "opening_says_why" CHECK (NOT ("why" = '')));

CREATE TABLE "record_personclaim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" smallint unsigned NOT NULL CHECK ("place" >= 0), "act" varchar(100) NOT NULL, "claim_revision" integer unsigned NOT NULL CHECK ("claim_revision" >= 0), "first_person" varchar(20) NOT NULL, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "record_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_person_per_subject" UNIQUE ("claim_id", "place"));

CREATE TABLE "record_personkey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(40) NOT NULL, "is_wide" bool NOT NULL, "person_id" bigint NOT NULL REFERENCES "record_person" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "record_personpair" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "score" real NOT NULL, "band" varchar(20) NOT NULL, "reasons" text NOT NULL CHECK ((JSON_VALID("reasons") OR "reasons" IS NULL)), "left_id" bigint NOT NULL REFERENCES "record_person" ("id") DEFERRABLE INITIALLY DEFERRED, "right_id" bigint NOT NULL REFERENCES "record_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_pair_of_persons" UNIQUE ("left_id", "right_id"));

CREATE INDEX "record_person_document_id_0ea2f632" ON "record_person" ("document_id");

CREATE INDEX "record_person_lead_id_f11b4358" ON "record_person" ("lead_id");

CREATE INDEX "record_personalias_person_id_8edf8a2a" ON "record_personalias" ("person_id");

CREATE INDEX "record_identityopening_named_f646ef12" ON "record_identityopening" ("named");

CREATE INDEX "record_identityopening_actor_id_9777c10f" ON "record_identityopening" ("actor_id");

CREATE INDEX "record_personclaim_first_person_c4897d4f" ON "record_personclaim" ("first_person");

CREATE INDEX "record_personclaim_claim_id_5ee884d4" ON "record_personclaim" ("claim_id");

CREATE INDEX "record_personclaim_person_id_9abb42c1" ON "record_personclaim" ("person_id");

CREATE INDEX "person_by_act" ON "record_personclaim" ("act", "person_id");

CREATE INDEX "record_personkey_person_id_b8954c9f" ON "record_personkey" ("person_id");

CREATE INDEX "person_by_key" ON "record_personkey" ("key", "person_id");

CREATE INDEX "record_personpair_left_id_1993eccf" ON "record_personpair" ("left_id");

CREATE INDEX "record_personpair_right_id_c4e37a0b" ON "record_personpair" ("right_id");

CREATE INDEX "pair_by_band" ON "record_personpair" ("band", "score");

CREATE INDEX "event_by_last_day" ON "record_event" ("kind", "ends" DESC, "id" DESC);

CREATE INDEX "event_in_a_range" ON "record_event" ("kind", "begins") WHERE "low" < ("high");

CREATE TABLE "requests_request" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "asker" text NOT NULL, "relation" text NOT NULL, "reach" text NOT NULL, "consent" text NOT NULL, "sought" text NOT NULL, "known" text NOT NULL, "person" varchar(20) NOT NULL, "is_closed" bool NOT NULL, "due" date NULL, "taken_at" datetime NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "taken_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "requests_step" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "whom" text NOT NULL, "what" text NOT NULL, "on" date NOT NULL, "next" text NOT NULL, "due" date NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "request_id" bigint NOT NULL REFERENCES "requests_request" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "request_by_due" ON "requests_request" ("is_closed", "due");

CREATE INDEX "requests_request_person_f912bf4b" ON "requests_request" ("person");

CREATE INDEX "requests_request_taken_by_id_2dadd0ab" ON "requests_request" ("taken_by_id");

CREATE INDEX "requests_step_actor_id_8692115e" ON "requests_step" ("actor_id");

CREATE INDEX "requests_step_request_id_69c0ecf2" ON "requests_step" ("request_id");

CREATE TABLE "search_row" ("id" bigint NOT NULL PRIMARY KEY, "item" varchar(20) NOT NULL, "document" varchar(20) NOT NULL, "text" bigint NULL, "start" integer unsigned NULL CHECK ("start" >= 0), "end" integer unsigned NULL CHECK ("end" >= 0));

CREATE TABLE "search_filling" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "of" bigint unsigned NOT NULL CHECK ("of" >= 0), "done" bigint unsigned NOT NULL CHECK ("done" >= 0), "after" bigint unsigned NOT NULL CHECK ("after" >= 0), "is_whole" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), CONSTRAINT "one_filling" CHECK ("id" = 1));

CREATE TABLE "search_savedsearch" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "name" varchar(100) NOT NULL, "asked" text NOT NULL CHECK ((JSON_VALID("asked") OR "asked" IS NULL)), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "search_has_a_name" CHECK (NOT ("name" = '')));

CREATE INDEX "search_row_item_ee39c52e" ON "search_row" ("item");

CREATE INDEX "search_row_document_87ab8a05" ON "search_row" ("document");

CREATE INDEX "search_row_text_4dac6644" ON "search_row" ("text");

CREATE INDEX "search_savedsearch_actor_id_8b235502" ON "search_savedsearch" ("actor_id");

CREATE VIRTUAL TABLE search_words USING fts5(words, columnsize=0, detail=full, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'");

INSERT INTO "search_words" ("search_words", rank) VALUES ('secure-delete', 1);

CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);

CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");

CREATE TABLE "teamwork_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "text" text NOT NULL, "at" datetime NOT NULL, "struck_at" datetime NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "struck_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "teamwork_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "why" text NOT NULL, "due" date NULL, "at" datetime NOT NULL, "ended_at" datetime NULL, "ending" varchar(20) NOT NULL, "by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NOT NULL REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED, "ended_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "to_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE INDEX "teamwork_comment_actor_id_5e16f04f" ON "teamwork_comment" ("actor_id");

CREATE INDEX "teamwork_comment_claim_id_28328f6b" ON "teamwork_comment" ("claim_id");

CREATE INDEX "teamwork_comment_struck_by_id_442c9dd5" ON "teamwork_comment" ("struck_by_id");

CREATE INDEX "teamwork_task_by_id_ec4c99ac" ON "teamwork_task" ("by_id");

CREATE INDEX "teamwork_task_claim_id_39c728c0" ON "teamwork_task" ("claim_id");

CREATE INDEX "teamwork_task_document_id_cbe02a37" ON "teamwork_task" ("document_id");

CREATE INDEX "teamwork_task_ended_by_id_45fdc03f" ON "teamwork_task" ("ended_by_id");

CREATE INDEX "teamwork_task_to_id_07a8c082" ON "teamwork_task" ("to_id");

CREATE INDEX "task_by_person" ON "teamwork_task" ("to_id", "ended_at", "due");

CREATE TABLE "watch_alert" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "key" varchar(80) NOT NULL UNIQUE, "claim" varchar(20) NOT NULL, "rests" text NOT NULL CHECK ((JSON_VALID("rests") OR "rests" IS NULL)), "at" datetime NOT NULL);

CREATE TABLE "watch_alertstep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_dismissed" bool NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "alert_id" bigint NOT NULL REFERENCES "watch_alert" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_feed" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "address" text NOT NULL, "name" varchar(200) NOT NULL, "reads_pages" bool NOT NULL, "state" varchar(20) NOT NULL, "added_at" datetime NOT NULL, "etag" text NOT NULL, "modified" text NOT NULL, "looked_at" datetime NULL, "not_before" datetime NULL, "failures" integer unsigned NOT NULL CHECK ("failures" >= 0), "trouble" text NOT NULL, "added_by_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_sample" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "population" integer unsigned NOT NULL CHECK ("population" >= 0), "drawn" text NOT NULL CHECK ((JSON_VALID("drawn") OR "drawn" IS NULL)), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_look" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL, "matters" bool NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "sample_id" bigint NOT NULL REFERENCES "watch_sample" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_sign" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "document" varchar(20) NOT NULL, "rendition" bigint unsigned NOT NULL CHECK ("rendition" >= 0), "indicator" varchar(60) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "at" datetime NOT NULL, CONSTRAINT "sign_is_found_once" UNIQUE ("rendition", "indicator", "start"));

CREATE INDEX "watch_alert_claim_11246391" ON "watch_alert" ("claim");

CREATE INDEX "watch_alertstep_actor_id_0c11aa30" ON "watch_alertstep" ("actor_id");

CREATE INDEX "watch_alertstep_alert_id_3186634c" ON "watch_alertstep" ("alert_id");

CREATE INDEX "watch_feed_added_by_id_6b309047" ON "watch_feed" ("added_by_id");

CREATE INDEX "watch_sample_actor_id_98e67cc9" ON "watch_sample" ("actor_id");

CREATE INDEX "watch_look_actor_id_f8da1d53" ON "watch_look" ("actor_id");

CREATE INDEX "watch_look_sample_id_e41a6127" ON "watch_look" ("sample_id");

CREATE INDEX "watch_sign_document_33541665" ON "watch_sign" ("document");

CREATE TABLE "watch_item" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "key" varchar(64) NOT NULL, "state" varchar(20) NOT NULL, "address" text NOT NULL, "title" text NOT NULL, "about" text NOT NULL CHECK ((JSON_VALID("about") OR "about" IS NULL)), "evidence" varchar(64) NOT NULL, "sha256" varchar(64) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "found_at" datetime NOT NULL, "decided_at" datetime NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "groups" text NOT NULL CHECK ((JSON_VALID("groups") OR "groups" IS NULL)), "worth" integer unsigned NOT NULL CHECK ("worth" >= 0), "needed" integer unsigned NOT NULL CHECK ("needed" >= 0), "reason" text NOT NULL, "document" varchar(20) NOT NULL, "feed_id" bigint NOT NULL REFERENCES "watch_feed" ("id") DEFERRABLE INITIALLY DEFERRED, "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)), CONSTRAINT "item_comes_once" UNIQUE ("feed_id", "key"));

CREATE INDEX "watch_item_document_47a4a247" ON "watch_item" ("document");

CREATE INDEX "watch_item_feed_id_6db91d42" ON "watch_item" ("feed_id");

CREATE INDEX "item_by_state" ON "watch_item" ("state", "public_id");

CREATE TABLE "watch_round" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "claims_to" bigint unsigned NOT NULL CHECK ("claims_to" >= 0), "documents_to" bigint unsigned NOT NULL CHECK ("documents_to" >= 0), "busy_until" datetime NULL, "holder" varchar(40) NOT NULL, "ended_at" datetime NULL, "began_on" date NULL, "claims_from" bigint unsigned NOT NULL CHECK ("claims_from" >= 0));

CREATE TABLE "watch_post" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL UNIQUE, "sealed" BLOB NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_reading" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item" varchar(20) NOT NULL UNIQUE, "zone" varchar(60) NOT NULL, "hour" smallint unsigned NOT NULL CHECK ("hour" >= 0), "quiet_from" smallint unsigned NULL CHECK ("quiet_from" >= 0), "quiet_to" smallint unsigned NULL CHECK ("quiet_to" >= 0), "by_mail" bool NOT NULL, "tells" varchar(20) NOT NULL, "sealed" BLOB NOT NULL, "actor_id" bigint NOT NULL UNIQUE REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_toldstep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "told" varchar(20) NOT NULL, "is_dismissed" bool NOT NULL, "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_word" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" varchar(20) NOT NULL UNIQUE, "place" varchar(20) NOT NULL, "group" varchar(60) NOT NULL, "part" varchar(10) NOT NULL, "words" varchar(200) NOT NULL, "is_expression" bool NOT NULL, "at" datetime NOT NULL, "struck_at" datetime NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, "struck_by_id" bigint NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "watch_mail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "day" date NOT NULL, "state" varchar(20) NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "at" datetime NOT NULL, "actor_id" bigint NOT NULL REFERENCES "access_actor" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mail_goes_once" UNIQUE ("actor_id", "day"));

CREATE INDEX "watch_post_actor_id_eaa709c0" ON "watch_post" ("actor_id");

CREATE INDEX "watch_toldstep_told_9313caef" ON "watch_toldstep" ("told");

CREATE INDEX "watch_toldstep_actor_id_0874604a" ON "watch_toldstep" ("actor_id");

CREATE INDEX "watch_word_actor_id_3f7247e1" ON "watch_word" ("actor_id");

CREATE INDEX "watch_word_struck_by_id_feba2d56" ON "watch_word" ("struck_by_id");

CREATE INDEX "watch_mail_actor_id_aaeb1230" ON "watch_mail" ("actor_id");

INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
(1, 'contenttypes', 'contenttype'),
(2, 'auth', 'permission'),
(3, 'auth', 'group'),
(4, 'sessions', 'session'),
(5, 'account', 'emailaddress'),
(6, 'account', 'emailconfirmation'),
(7, 'mfa', 'authenticator'),
(8, 'access', 'actor'),
(9, 'access', 'auditline'),
(10, 'access', 'auditanchor'),
(11, 'access', 'audithead'),
(12, 'access', 'audittree'),
(13, 'access', 'compartment'),
(14, 'access', 'grant'),
(15, 'access', 'marking'),
(16, 'access', 'placement'),
(17, 'access', 'brokenglass'),
(18, 'jobs', 'job'),
(19, 'jobs', 'effect'),
(20, 'accounts', 'tries'),
(21, 'accounts', 'account'),
(22, 'accounts', 'invitation'),
(23, 'accounts', 'token'),
(24, 'search', 'row'),
(25, 'search', 'filling'),
(26, 'search', 'savedsearch'),
(27, 'documents', 'document'),
(28, 'documents', 'custodyevent'),
(29, 'documents', 'rendition'),
(30, 'documents', 'detail'),
(31, 'documents', 'block'),
(32, 'documents', 'container'),
(33, 'documents', 'cover'),
(34, 'documents', 'recordkey'),
(35, 'claims', 'source'),
(36, 'claims', 'readingrun'),
(37, 'claims', 'claim'),
(38, 'claims', 'review'),
(39, 'claims', 'slotvalue'),
(40, 'claims', 'speaking'),
(41, 'claims', 'proposal'),
(42, 'claims', 'modelanswer'),
(43, 'claims', 'claimgrade'),
(44, 'claims', 'sourcegrade'),
(45, 'claims', 'coding'),
(46, 'claims', 'codedclaim'),
(47, 'claims', 'codingend'),
(48, 'claims', 'finished'),
(49, 'claims', 'settlement'),
(50, 'claims', 'step'),
(51, 'claims', 'stepclaim'),
(52, 'claims', 'office'),
(53, 'claims', 'holder'),
(54, 'claims', 'taking'),
(55, 'claims', 'decided'),
(56, 'record', 'event'),
(57, 'record', 'eventalias'),
(58, 'record', 'judgement'),
(59, 'record', 'membership'),
(60, 'record', 'refresh'),
(61, 'record', 'standardline'),
(62, 'record', 'fingerprint'),
(63, 'record', 'sharedpassage'),
(64, 'record', 'figurechoice'),
(65, 'record', 'sourcetie'),
(66, 'record', 'toreview'),
(67, 'record', 'cell'),
(68, 'record', 'tally'),
(69, 'record', 'person'),
(70, 'record', 'personalias'),
(71, 'record', 'personsof'),
(72, 'record', 'identityopening'),
(73, 'record', 'personclaim'),
(74, 'record', 'personkey'),
(75, 'record', 'personpair'),
(76, 'teamwork', 'comment'),
(77, 'teamwork', 'task'),
(78, 'findings', 'inquiry'),
(79, 'findings', 'finding'),
(80, 'findings', 'member'),
(81, 'findings', 'recommendation'),
(82, 'findings', 'elementline'),
(83, 'findings', 'findingclaim'),
(84, 'findings', 'inquirydocument'),
(85, 'findings', 'dissent'),
(86, 'watch', 'alert'),
(87, 'watch', 'round'),
(88, 'watch', 'alertstep'),
(89, 'watch', 'feed'),
(90, 'watch', 'sample'),
(91, 'watch', 'look'),
(92, 'watch', 'sign'),
(93, 'watch', 'item'),
(94, 'watch', 'post'),
(95, 'watch', 'reading'),
(96, 'watch', 'toldstep'),
(97, 'watch', 'word'),
(98, 'watch', 'mail'),
(99, 'archives', 'collection'),
(100, 'archives', 'part'),
(101, 'archives', 'find'),
(102, 'archives', 'mention'),
(103, 'consent', 'consent'),
(104, 'requests', 'request'),
(105, 'requests', 'step'),
(106, 'interviews', 'interview'),
(107, 'interviews', 'handover'),
(108, 'interviews', 'pause'),
(109, 'interviews', 'turn'),
(110, 'interviews', 'translation'),
(111, 'interviews', 'fieldkey'),
(112, 'publication', 'release'),
(113, 'publication', 'notice'),
(114, 'publication', 'edition'),
(115, 'publication', 'approval'),
(116, 'publication', 'letter'),
(117, 'publication', 'copy'),
(118, 'publication', 'findings'),
(119, 'advocacy', 'answer'),
(120, 'advocacy', 'appeal'),
(121, 'advocacy', 'appealask'),
(122, 'advocacy', 'judged'),
(123, 'advocacy', 'signatory'),
(124, 'advocacy', 'step');

INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(1, 1, 'add_contenttype', 'Can add content type'),
(2, 1, 'change_contenttype', 'Can change content type'),
(3, 1, 'delete_contenttype', 'Can delete content type'),
(4, 1, 'view_contenttype', 'Can view content type'),
(5, 2, 'add_permission', 'Can add permission'),
(6, 2, 'change_permission', 'Can change permission'),
(7, 2, 'delete_permission', 'Can delete permission'),
(8, 2, 'view_permission', 'Can view permission'),
(9, 3, 'add_group', 'Can add group'),
(10, 3, 'change_group', 'Can change group'),
(11, 3, 'delete_group', 'Can delete group'),
(12, 3, 'view_group', 'Can view group'),
(13, 4, 'add_session', 'Can add session'),
(14, 4, 'change_session', 'Can change session'),
(15, 4, 'delete_session', 'Can delete session'),
(16, 4, 'view_session', 'Can view session'),
(17, 5, 'add_emailaddress', 'Can add email address'),
(18, 5, 'change_emailaddress', 'Can change email address'),
(19, 5, 'delete_emailaddress', 'Can delete email address'),
(20, 5, 'view_emailaddress', 'Can view email address'),
(21, 6, 'add_emailconfirmation', 'Can add email confirmation'),
(22, 6, 'change_emailconfirmation', 'Can change email confirmation'),
(23, 6, 'delete_emailconfirmation', 'Can delete email confirmation'),
(24, 6, 'view_emailconfirmation', 'Can view email confirmation'),
(25, 7, 'add_authenticator', 'Can add authenticator'),
(26, 7, 'change_authenticator', 'Can change authenticator'),
(27, 7, 'delete_authenticator', 'Can delete authenticator'),
(28, 7, 'view_authenticator', 'Can view authenticator'),
(29, 8, 'add_actor', 'Can add actor'),
(30, 8, 'change_actor', 'Can change actor'),
(31, 8, 'delete_actor', 'Can delete actor'),
(32, 8, 'view_actor', 'Can view actor'),
(33, 9, 'add_auditline', 'Can add audit line'),
(34, 9, 'change_auditline', 'Can change audit line'),
(35, 9, 'delete_auditline', 'Can delete audit line'),
(36, 9, 'view_auditline', 'Can view audit line'),
(37, 10, 'add_auditanchor', 'Can add audit anchor'),
(38, 10, 'change_auditanchor', 'Can change audit anchor'),
(39, 10, 'delete_auditanchor', 'Can delete audit anchor'),
(40, 10, 'view_auditanchor', 'Can view audit anchor'),
(41, 11, 'add_audithead', 'Can add audit head'),
(42, 11, 'change_audithead', 'Can change audit head'),
(43, 11, 'delete_audithead', 'Can delete audit head'),
(44, 11, 'view_audithead', 'Can view audit head'),
(45, 12, 'add_audittree', 'Can add audit tree'),
(46, 12, 'change_audittree', 'Can change audit tree'),
(47, 12, 'delete_audittree', 'Can delete audit tree'),
(48, 12, 'view_audittree', 'Can view audit tree'),
(49, 13, 'add_compartment', 'Can add compartment'),
(50, 13, 'change_compartment', 'Can change compartment'),
(51, 13, 'delete_compartment', 'Can delete compartment'),
(52, 13, 'view_compartment', 'Can view compartment'),
(53, 14, 'add_grant', 'Can add grant'),
(54, 14, 'change_grant', 'Can change grant'),
(55, 14, 'delete_grant', 'Can delete grant'),
(56, 14, 'view_grant', 'Can view grant'),
(57, 15, 'add_marking', 'Can add marking'),
(58, 15, 'change_marking', 'Can change marking'),
(59, 15, 'delete_marking', 'Can delete marking'),
(60, 15, 'view_marking', 'Can view marking'),
(61, 16, 'add_placement', 'Can add placement'),
(62, 16, 'change_placement', 'Can change placement'),
(63, 16, 'delete_placement', 'Can delete placement'),
(64, 16, 'view_placement', 'Can view placement'),
(65, 17, 'add_brokenglass', 'Can add broken glass'),
(66, 17, 'change_brokenglass', 'Can change broken glass'),
(67, 17, 'delete_brokenglass', 'Can delete broken glass'),
(68, 17, 'view_brokenglass', 'Can view broken glass'),
(69, 18, 'add_job', 'Can add job'),
(70, 18, 'change_job', 'Can change job'),
(71, 18, 'delete_job', 'Can delete job'),
(72, 18, 'view_job', 'Can view job'),
(73, 19, 'add_effect', 'Can add effect'),
(74, 19, 'change_effect', 'Can change effect'),
(75, 19, 'delete_effect', 'Can delete effect'),
(76, 19, 'view_effect', 'Can view effect'),
(77, 20, 'add_tries', 'Can add tries'),
(78, 20, 'change_tries', 'Can change tries'),
(79, 20, 'delete_tries', 'Can delete tries'),
(80, 20, 'view_tries', 'Can view tries'),
(81, 21, 'add_account', 'Can add account'),
(82, 21, 'change_account', 'Can change account'),
(83, 21, 'delete_account', 'Can delete account'),
(84, 21, 'view_account', 'Can view account'),
(85, 22, 'add_invitation', 'Can add invitation'),
(86, 22, 'change_invitation', 'Can change invitation'),
(87, 22, 'delete_invitation', 'Can delete invitation'),
(88, 22, 'view_invitation', 'Can view invitation'),
(89, 23, 'add_token', 'Can add token'),
(90, 23, 'change_token', 'Can change token'),
(91, 23, 'delete_token', 'Can delete token'),
(92, 23, 'view_token', 'Can view token'),
(93, 24, 'add_row', 'Can add row'),
(94, 24, 'change_row', 'Can change row'),
(95, 24, 'delete_row', 'Can delete row'),
(96, 24, 'view_row', 'Can view row'),
(97, 25, 'add_filling', 'Can add filling'),
(98, 25, 'change_filling', 'Can change filling'),
(99, 25, 'delete_filling', 'Can delete filling'),
(100, 25, 'view_filling', 'Can view filling'),
(101, 26, 'add_savedsearch', 'Can add saved search'),
(102, 26, 'change_savedsearch', 'Can change saved search'),
(103, 26, 'delete_savedsearch', 'Can delete saved search'),
(104, 26, 'view_savedsearch', 'Can view saved search'),
(105, 27, 'add_document', 'Can add document'),
(106, 27, 'change_document', 'Can change document'),
(107, 27, 'delete_document', 'Can delete document'),
(108, 27, 'view_document', 'Can view document'),
(109, 28, 'add_custodyevent', 'Can add custody event'),
(110, 28, 'change_custodyevent', 'Can change custody event'),
(111, 28, 'delete_custodyevent', 'Can delete custody event'),
(112, 28, 'view_custodyevent', 'Can view custody event'),
(113, 29, 'add_rendition', 'Can add rendition'),
(114, 29, 'change_rendition', 'Can change rendition'),
(115, 29, 'delete_rendition', 'Can delete rendition'),
(116, 29, 'view_rendition', 'Can view rendition'),
(117, 30, 'add_detail', 'Can add detail'),
(118, 30, 'change_detail', 'Can change detail'),
(119, 30, 'delete_detail', 'Can delete detail'),
(120, 30, 'view_detail', 'Can view detail'),
(121, 31, 'add_block', 'Can add block'),
(122, 31, 'change_block', 'Can change block'),
(123, 31, 'delete_block', 'Can delete block'),
(124, 31, 'view_block', 'Can view block'),
(125, 32, 'add_container', 'Can add container'),
(126, 32, 'change_container', 'Can change container'),
(127, 32, 'delete_container', 'Can delete container'),
(128, 32, 'view_container', 'Can view container'),
(129, 33, 'add_cover', 'Can add cover'),
(130, 33, 'change_cover', 'Can change cover'),
(131, 33, 'delete_cover', 'Can delete cover'),
(132, 33, 'view_cover', 'Can view cover'),
(133, 34, 'add_recordkey', 'Can add record key'),
(134, 34, 'change_recordkey', 'Can change record key'),
(135, 34, 'delete_recordkey', 'Can delete record key'),
(136, 34, 'view_recordkey', 'Can view record key'),
(137, 35, 'add_source', 'Can add source'),
(138, 35, 'change_source', 'Can change source'),
(139, 35, 'delete_source', 'Can delete source'),
(140, 35, 'view_source', 'Can view source'),
(141, 36, 'add_readingrun', 'Can add reading run'),
(142, 36, 'change_readingrun', 'Can change reading run'),
(143, 36, 'delete_readingrun', 'Can delete reading run'),
(144, 36, 'view_readingrun', 'Can view reading run'),
(145, 37, 'add_claim', 'Can add claim'),
(146, 37, 'change_claim', 'Can change claim'),
(147, 37, 'delete_claim', 'Can delete claim'),
(148, 37, 'view_claim', 'Can view claim'),
(149, 38, 'add_review', 'Can add review'),
(150, 38, 'change_review', 'Can change review'),
(151, 38, 'delete_review', 'Can delete review'),
(152, 38, 'view_review', 'Can view review'),
(153, 39, 'add_slotvalue', 'Can add slot value'),
(154, 39, 'change_slotvalue', 'Can change slot value'),
(155, 39, 'delete_slotvalue', 'Can delete slot value'),
(156, 39, 'view_slotvalue', 'Can view slot value'),
(157, 40, 'add_speaking', 'Can add speaking'),
(158, 40, 'change_speaking', 'Can change speaking'),
(159, 40, 'delete_speaking', 'Can delete speaking'),
(160, 40, 'view_speaking', 'Can view speaking'),
(161, 41, 'add_proposal', 'Can add proposal'),
(162, 41, 'change_proposal', 'Can change proposal'),
(163, 41, 'delete_proposal', 'Can delete proposal'),
(164, 41, 'view_proposal', 'Can view proposal'),
(165, 42, 'add_modelanswer', 'Can add model answer'),
(166, 42, 'change_modelanswer', 'Can change model answer'),
(167, 42, 'delete_modelanswer', 'Can delete model answer'),
(168, 42, 'view_modelanswer', 'Can view model answer'),
(169, 43, 'add_claimgrade', 'Can add claim grade'),
(170, 43, 'change_claimgrade', 'Can change claim grade'),
(171, 43, 'delete_claimgrade', 'Can delete claim grade'),
(172, 43, 'view_claimgrade', 'Can view claim grade'),
(173, 44, 'add_sourcegrade', 'Can add source grade'),
(174, 44, 'change_sourcegrade', 'Can change source grade'),
(175, 44, 'delete_sourcegrade', 'Can delete source grade'),
(176, 44, 'view_sourcegrade', 'Can view source grade'),
(177, 45, 'add_coding', 'Can add coding'),
(178, 45, 'change_coding', 'Can change coding'),
(179, 45, 'delete_coding', 'Can delete coding'),
(180, 45, 'view_coding', 'Can view coding'),
(181, 46, 'add_codedclaim', 'Can add coded claim'),
(182, 46, 'change_codedclaim', 'Can change coded claim'),
(183, 46, 'delete_codedclaim', 'Can delete coded claim'),
(184, 46, 'view_codedclaim', 'Can view coded claim'),
(185, 47, 'add_codingend', 'Can add coding end'),
(186, 47, 'change_codingend', 'Can change coding end'),
(187, 47, 'delete_codingend', 'Can delete coding end'),
(188, 47, 'view_codingend', 'Can view coding end'),
(189, 48, 'add_finished', 'Can add finished'),
(190, 48, 'change_finished', 'Can change finished'),
(191, 48, 'delete_finished', 'Can delete finished'),
(192, 48, 'view_finished', 'Can view finished'),
(193, 49, 'add_settlement', 'Can add settlement'),
(194, 49, 'change_settlement', 'Can change settlement'),
(195, 49, 'delete_settlement', 'Can delete settlement'),
(196, 49, 'view_settlement', 'Can view settlement'),
(197, 50, 'add_step', 'Can add step'),
(198, 50, 'change_step', 'Can change step'),
(199, 50, 'delete_step', 'Can delete step'),
(200, 50, 'view_step', 'Can view step'),
(201, 51, 'add_stepclaim', 'Can add step claim'),
(202, 51, 'change_stepclaim', 'Can change step claim'),
(203, 51, 'delete_stepclaim', 'Can delete step claim'),
(204, 51, 'view_stepclaim', 'Can view step claim'),
(205, 52, 'add_office', 'Can add office'),
(206, 52, 'change_office', 'Can change office'),
(207, 52, 'delete_office', 'Can delete office'),
(208, 52, 'view_office', 'Can view office'),
(209, 53, 'add_holder', 'Can add holder'),
(210, 53, 'change_holder', 'Can change holder'),
(211, 53, 'delete_holder', 'Can delete holder'),
(212, 53, 'view_holder', 'Can view holder'),
(213, 54, 'add_taking', 'Can add taking'),
(214, 54, 'change_taking', 'Can change taking'),
(215, 54, 'delete_taking', 'Can delete taking'),
(216, 54, 'view_taking', 'Can view taking'),
(217, 55, 'add_decided', 'Can add decided'),
(218, 55, 'change_decided', 'Can change decided'),
(219, 55, 'delete_decided', 'Can delete decided'),
(220, 55, 'view_decided', 'Can view decided'),
(221, 56, 'add_event', 'Can add event'),
(222, 56, 'change_event', 'Can change event'),
(223, 56, 'delete_event', 'Can delete event'),
(224, 56, 'view_event', 'Can view event'),
(225, 57, 'add_eventalias', 'Can add event alias'),
(226, 57, 'change_eventalias', 'Can change event alias'),
(227, 57, 'delete_eventalias', 'Can delete event alias'),
(228, 57, 'view_eventalias', 'Can view event alias'),
(229, 58, 'add_judgement', 'Can add judgement'),
(230, 58, 'change_judgement', 'Can change judgement'),
(231, 58, 'delete_judgement', 'Can delete judgement'),
(232, 58, 'view_judgement', 'Can view judgement'),
(233, 59, 'add_membership', 'Can add membership'),
(234, 59, 'change_membership', 'Can change membership'),
(235, 59, 'delete_membership', 'Can delete membership'),
(236, 59, 'view_membership', 'Can view membership'),
(237, 60, 'add_refresh', 'Can add refresh'),
(238, 60, 'change_refresh', 'Can change refresh'),
(239, 60, 'delete_refresh', 'Can delete refresh'),
(240, 60, 'view_refresh', 'Can view refresh'),
(241, 61, 'add_standardline', 'Can add standard line'),
(242, 61, 'change_standardline', 'Can change standard line'),
(243, 61, 'delete_standardline', 'Can delete standard line'),
(244, 61, 'view_standardline', 'Can view standard line'),
(245, 62, 'add_fingerprint', 'Can add fingerprint'),
(246, 62, 'change_fingerprint', 'Can change fingerprint'),
(247, 62, 'delete_fingerprint', 'Can delete fingerprint'),
(248, 62, 'view_fingerprint', 'Can view fingerprint'),
(249, 63, 'add_sharedpassage', 'Can add shared passage'),
(250, 63, 'change_sharedpassage', 'Can change shared passage'),
(251, 63, 'delete_sharedpassage', 'Can delete shared passage'),
(252, 63, 'view_sharedpassage', 'Can view shared passage'),
(253, 64, 'add_figurechoice', 'Can add figure choice'),
(254, 64, 'change_figurechoice', 'Can change figure choice'),
(255, 64, 'delete_figurechoice', 'Can delete figure choice'),
(256, 64, 'view_figurechoice', 'Can view figure choice'),
(257, 65, 'add_sourcetie', 'Can add source tie'),
(258, 65, 'change_sourcetie', 'Can change source tie'),
(259, 65, 'delete_sourcetie', 'Can delete source tie'),
(260, 65, 'view_sourcetie', 'Can view source tie'),
(261, 66, 'add_toreview', 'Can add to review'),
(262, 66, 'change_toreview', 'Can change to review'),
(263, 66, 'delete_toreview', 'Can delete to review'),
(264, 66, 'view_toreview', 'Can view to review'),
(265, 67, 'add_cell', 'Can add cell'),
(266, 67, 'change_cell', 'Can change cell'),
(267, 67, 'delete_cell', 'Can delete cell'),
(268, 67, 'view_cell', 'Can view cell'),
(269, 68, 'add_tally', 'Can add tally'),
(270, 68, 'change_tally', 'Can change tally'),
(271, 68, 'delete_tally', 'Can delete tally'),
(272, 68, 'view_tally', 'Can view tally'),
(273, 69, 'add_person', 'Can add person'),
(274, 69, 'change_person', 'Can change person'),
(275, 69, 'delete_person', 'Can delete person'),
(276, 69, 'view_person', 'Can view person'),
(277, 70, 'add_personalias', 'Can add person alias'),
(278, 70, 'change_personalias', 'Can change person alias'),
(279, 70, 'delete_personalias', 'Can delete person alias'),
(280, 70, 'view_personalias', 'Can view person alias'),
(281, 71, 'add_personsof', 'Can add persons of'),
(282, 71, 'change_personsof', 'Can change persons of'),
(283, 71, 'delete_personsof', 'Can delete persons of'),
(284, 71, 'view_personsof', 'Can view persons of'),
(285, 72, 'add_identityopening', 'Can add identity opening'),
(286, 72, 'change_identityopening', 'Can change identity opening'),
(287, 72, 'delete_identityopening', 'Can delete identity opening'),
(288, 72, 'view_identityopening', 'Can view identity opening'),
(289, 73, 'add_personclaim', 'Can add person claim'),
(290, 73, 'change_personclaim', 'Can change person claim'),
(291, 73, 'delete_personclaim', 'Can delete person claim'),
(292, 73, 'view_personclaim', 'Can view person claim'),
(293, 74, 'add_personkey', 'Can add person key'),
(294, 74, 'change_personkey', 'Can change person key'),
(295, 74, 'delete_personkey', 'Can delete person key'),
(296, 74, 'view_personkey', 'Can view person key'),
(297, 75, 'add_personpair', 'Can add person pair'),
(298, 75, 'change_personpair', 'Can change person pair'),
(299, 75, 'delete_personpair', 'Can delete person pair'),
(300, 75, 'view_personpair', 'Can view person pair'),
(301, 76, 'add_comment', 'Can add comment'),
(302, 76, 'change_comment', 'Can change comment'),
(303, 76, 'delete_comment', 'Can delete comment'),
(304, 76, 'view_comment', 'Can view comment'),
(305, 77, 'add_task', 'Can add task'),
(306, 77, 'change_task', 'Can change task'),
(307, 77, 'delete_task', 'Can delete task'),
(308, 77, 'view_task', 'Can view task'),
(309, 78, 'add_inquiry', 'Can add inquiry'),
(310, 78, 'change_inquiry', 'Can change inquiry'),
(311, 78, 'delete_inquiry', 'Can delete inquiry'),
(312, 78, 'view_inquiry', 'Can view inquiry'),
(313, 79, 'add_finding', 'Can add finding'),
(314, 79, 'change_finding', 'Can change finding'),
(315, 79, 'delete_finding', 'Can delete finding'),
(316, 79, 'view_finding', 'Can view finding'),
(317, 80, 'add_member', 'Can add member'),
(318, 80, 'change_member', 'Can change member'),
(319, 80, 'delete_member', 'Can delete member'),
(320, 80, 'view_member', 'Can view member'),
(321, 81, 'add_recommendation', 'Can add recommendation'),
(322, 81, 'change_recommendation', 'Can change recommendation'),
(323, 81, 'delete_recommendation', 'Can delete recommendation'),
(324, 81, 'view_recommendation', 'Can view recommendation'),
(325, 82, 'add_elementline', 'Can add element line'),
(326, 82, 'change_elementline', 'Can change element line'),
(327, 82, 'delete_elementline', 'Can delete element line'),
(328, 82, 'view_elementline', 'Can view element line'),
(329, 83, 'add_findingclaim', 'Can add finding claim'),
(330, 83, 'change_findingclaim', 'Can change finding claim'),
(331, 83, 'delete_findingclaim', 'Can delete finding claim'),
(332, 83, 'view_findingclaim', 'Can view finding claim'),
(333, 84, 'add_inquirydocument', 'Can add inquiry document'),
(334, 84, 'change_inquirydocument', 'Can change inquiry document'),
(335, 84, 'delete_inquirydocument', 'Can delete inquiry document'),
(336, 84, 'view_inquirydocument', 'Can view inquiry document'),
(337, 85, 'add_dissent', 'Can add dissent'),
(338, 85, 'change_dissent', 'Can change dissent'),
(339, 85, 'delete_dissent', 'Can delete dissent'),
(340, 85, 'view_dissent', 'Can view dissent'),
(341, 86, 'add_alert', 'Can add alert'),
(342, 86, 'change_alert', 'Can change alert'),
(343, 86, 'delete_alert', 'Can delete alert'),
(344, 86, 'view_alert', 'Can view alert'),
(345, 87, 'add_round', 'Can add round'),
(346, 87, 'change_round', 'Can change round'),
(347, 87, 'delete_round', 'Can delete round'),
(348, 87, 'view_round', 'Can view round'),
(349, 88, 'add_alertstep', 'Can add alert step'),
(350, 88, 'change_alertstep', 'Can change alert step'),
(351, 88, 'delete_alertstep', 'Can delete alert step'),
(352, 88, 'view_alertstep', 'Can view alert step'),
(353, 89, 'add_feed', 'Can add feed'),
(354, 89, 'change_feed', 'Can change feed'),
(355, 89, 'delete_feed', 'Can delete feed'),
(356, 89, 'view_feed', 'Can view feed'),
(357, 90, 'add_sample', 'Can add sample'),
(358, 90, 'change_sample', 'Can change sample'),
(359, 90, 'delete_sample', 'Can delete sample'),
(360, 90, 'view_sample', 'Can view sample'),
(361, 91, 'add_look', 'Can add look'),
(362, 91, 'change_look', 'Can change look'),
(363, 91, 'delete_look', 'Can delete look'),
(364, 91, 'view_look', 'Can view look'),
(365, 92, 'add_sign', 'Can add sign'),
(366, 92, 'change_sign', 'Can change sign'),
(367, 92, 'delete_sign', 'Can delete sign'),
(368, 92, 'view_sign', 'Can view sign'),
(369, 93, 'add_item', 'Can add item'),
(370, 93, 'change_item', 'Can change item'),
(371, 93, 'delete_item', 'Can delete item'),
(372, 93, 'view_item', 'Can view item'),
(373, 94, 'add_post', 'Can add post'),
(374, 94, 'change_post', 'Can change post'),
(375, 94, 'delete_post', 'Can delete post'),
(376, 94, 'view_post', 'Can view post'),
(377, 95, 'add_reading', 'Can add reading'),
(378, 95, 'change_reading', 'Can change reading'),
(379, 95, 'delete_reading', 'Can delete reading'),
(380, 95, 'view_reading', 'Can view reading'),
(381, 96, 'add_toldstep', 'Can add told step'),
(382, 96, 'change_toldstep', 'Can change told step'),
(383, 96, 'delete_toldstep', 'Can delete told step'),
(384, 96, 'view_toldstep', 'Can view told step'),
(385, 97, 'add_word', 'Can add word'),
(386, 97, 'change_word', 'Can change word'),
(387, 97, 'delete_word', 'Can delete word'),
(388, 97, 'view_word', 'Can view word'),
(389, 98, 'add_mail', 'Can add mail'),
(390, 98, 'change_mail', 'Can change mail'),
(391, 98, 'delete_mail', 'Can delete mail'),
(392, 98, 'view_mail', 'Can view mail'),
(393, 99, 'add_collection', 'Can add collection'),
(394, 99, 'change_collection', 'Can change collection'),
(395, 99, 'delete_collection', 'Can delete collection'),
(396, 99, 'view_collection', 'Can view collection'),
(397, 100, 'add_part', 'Can add part'),
(398, 100, 'change_part', 'Can change part'),
(399, 100, 'delete_part', 'Can delete part'),
(400, 100, 'view_part', 'Can view part'),
(401, 101, 'add_find', 'Can add find'),
(402, 101, 'change_find', 'Can change find'),
(403, 101, 'delete_find', 'Can delete find'),
(404, 101, 'view_find', 'Can view find'),
(405, 102, 'add_mention', 'Can add mention'),
(406, 102, 'change_mention', 'Can change mention'),
(407, 102, 'delete_mention', 'Can delete mention'),
(408, 102, 'view_mention', 'Can view mention'),
(409, 103, 'add_consent', 'Can add consent'),
(410, 103, 'change_consent', 'Can change consent'),
(411, 103, 'delete_consent', 'Can delete consent'),
(412, 103, 'view_consent', 'Can view consent'),
(413, 104, 'add_request', 'Can add request'),
(414, 104, 'change_request', 'Can change request'),
(415, 104, 'delete_request', 'Can delete request'),
(416, 104, 'view_request', 'Can view request'),
(417, 105, 'add_step', 'Can add step'),
(418, 105, 'change_step', 'Can change step'),
(419, 105, 'delete_step', 'Can delete step'),
(420, 105, 'view_step', 'Can view step'),
(421, 106, 'add_interview', 'Can add interview'),
(422, 106, 'change_interview', 'Can change interview'),
(423, 106, 'delete_interview', 'Can delete interview'),
(424, 106, 'view_interview', 'Can view interview'),
(425, 107, 'add_handover', 'Can add handover'),
(426, 107, 'change_handover', 'Can change handover'),
(427, 107, 'delete_handover', 'Can delete handover'),
(428, 107, 'view_handover', 'Can view handover'),
(429, 108, 'add_pause', 'Can add pause'),
(430, 108, 'change_pause', 'Can change pause'),
(431, 108, 'delete_pause', 'Can delete pause'),
(432, 108, 'view_pause', 'Can view pause'),
(433, 109, 'add_turn', 'Can add turn'),
(434, 109, 'change_turn', 'Can change turn'),
(435, 109, 'delete_turn', 'Can delete turn'),
(436, 109, 'view_turn', 'Can view turn'),
(437, 110, 'add_translation', 'Can add translation'),
(438, 110, 'change_translation', 'Can change translation'),
(439, 110, 'delete_translation', 'Can delete translation'),
(440, 110, 'view_translation', 'Can view translation'),
(441, 111, 'add_fieldkey', 'Can add field key'),
(442, 111, 'change_fieldkey', 'Can change field key'),
(443, 111, 'delete_fieldkey', 'Can delete field key'),
(444, 111, 'view_fieldkey', 'Can view field key'),
(445, 112, 'add_release', 'Can add release'),
(446, 112, 'change_release', 'Can change release'),
(447, 112, 'delete_release', 'Can delete release'),
(448, 112, 'view_release', 'Can view release'),
(449, 113, 'add_notice', 'Can add notice'),
(450, 113, 'change_notice', 'Can change notice'),
(451, 113, 'delete_notice', 'Can delete notice'),
(452, 113, 'view_notice', 'Can view notice'),
(453, 114, 'add_edition', 'Can add edition'),
(454, 114, 'change_edition', 'Can change edition'),
(455, 114, 'delete_edition', 'Can delete edition'),
(456, 114, 'view_edition', 'Can view edition'),
(457, 115, 'add_approval', 'Can add approval'),
(458, 115, 'change_approval', 'Can change approval'),
(459, 115, 'delete_approval', 'Can delete approval'),
(460, 115, 'view_approval', 'Can view approval'),
(461, 116, 'add_letter', 'Can add letter'),
(462, 116, 'change_letter', 'Can change letter'),
(463, 116, 'delete_letter', 'Can delete letter'),
(464, 116, 'view_letter', 'Can view letter'),
(465, 117, 'add_copy', 'Can add copy'),
(466, 117, 'change_copy', 'Can change copy'),
(467, 117, 'delete_copy', 'Can delete copy'),
(468, 117, 'view_copy', 'Can view copy'),
(469, 118, 'add_findings', 'Can add findings'),
(470, 118, 'change_findings', 'Can change findings'),
(471, 118, 'delete_findings', 'Can delete findings'),
(472, 118, 'view_findings', 'Can view findings'),
(473, 119, 'add_answer', 'Can add answer'),
(474, 119, 'change_answer', 'Can change answer'),
(475, 119, 'delete_answer', 'Can delete answer'),
(476, 119, 'view_answer', 'Can view answer'),
(477, 120, 'add_appeal', 'Can add appeal'),
(478, 120, 'change_appeal', 'Can change appeal'),
(479, 120, 'delete_appeal', 'Can delete appeal'),
(480, 120, 'view_appeal', 'Can view appeal'),
(481, 121, 'add_appealask', 'Can add appeal ask'),
(482, 121, 'change_appealask', 'Can change appeal ask'),
(483, 121, 'delete_appealask', 'Can delete appeal ask'),
(484, 121, 'view_appealask', 'Can view appeal ask'),
(485, 122, 'add_judged', 'Can add judged'),
(486, 122, 'change_judged', 'Can change judged'),
(487, 122, 'delete_judged', 'Can delete judged'),
(488, 122, 'view_judged', 'Can view judged'),
(489, 123, 'add_signatory', 'Can add signatory'),
(490, 123, 'change_signatory', 'Can change signatory'),
(491, 123, 'delete_signatory', 'Can delete signatory'),
(492, 123, 'view_signatory', 'Can view signatory'),
(493, 124, 'add_step', 'Can add step'),
(494, 124, 'change_step', 'Can change step'),
(495, 124, 'delete_step', 'Can delete step'),
(496, 124, 'view_step', 'Can view step');

INSERT INTO "search_filling" ("id", "of", "done", "after", "is_whole", "version") VALUES
(1, 0, 0, 0, 1, 2);
