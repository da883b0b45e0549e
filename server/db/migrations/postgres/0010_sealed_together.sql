CREATE TABLE "payment_keys" (
	"key" text NOT NULL,
	"payment_id" text NOT NULL,
	CONSTRAINT "payment_keys_key_payment_id_pk" PRIMARY KEY("key","payment_id")
);
--> statement-breakpoint
CREATE TABLE "sealed_numbers" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"village_code" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "payments_person";--> statement-breakpoint
DROP INDEX "payments_account";--> statement-breakpoint
ALTER TABLE "sealed_numbers" ADD CONSTRAINT "sealed_numbers_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_numbers" ADD CONSTRAINT "sealed_numbers_village_code_villages_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."villages"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sealed_numbers_village" ON "sealed_numbers" USING btree ("batch_id","village_code");--> statement-breakpoint
INSERT INTO "payment_keys" SELECT substr("person_index", 1, 8), "id" FROM "payments" UNION SELECT substr("account_index", 1, 8), "id" FROM "payments" WHERE "account_index" IS NOT NULL;
