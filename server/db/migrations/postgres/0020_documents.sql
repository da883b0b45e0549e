CREATE TABLE "citations" (
	"document_id" text NOT NULL,
	"edition_id" text NOT NULL,
	CONSTRAINT "citations_document_id_edition_id_pk" PRIMARY KEY("document_id","edition_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"office" text NOT NULL,
	"number" text NOT NULL,
	"number_key" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"issued_on" text,
	"amount_fen" bigint,
	"programmes" json NOT NULL,
	"standing" text NOT NULL,
	"address" text NOT NULL,
	"sha256" text,
	"bytes" integer,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "citations_edition" ON "citations" USING btree ("edition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_number" ON "documents" USING btree ("number_key");