using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddReferrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "department_code",
                table: "account_memberships",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    path_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_network = table.Column<string>(type: "text", nullable: true),
                    followed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    state_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_event_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    appointment_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    is_formal_request = table.Column<bool>(type: "boolean", nullable: false),
                    is_override = table.Column<bool>(type: "boolean", nullable: false),
                    is_loop = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    shared = table.Column<int[]>(type: "integer[]", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    postal_address = table.Column<byte[]>(type: "bytea", nullable: true),
                    message = table.Column<byte[]>(type: "bytea", nullable: true),
                    news = table.Column<string>(type: "text", nullable: false),
                    word = table.Column<byte[]>(type: "bytea", nullable: true),
                    wrong_words = table.Column<int>(type: "integer", nullable: false),
                    closed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    clock = table.Column<string>(type: "text", nullable: false),
                    clock_from = table.Column<DateOnly>(type: "date", nullable: true),
                    first_met_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    chased = table.Column<string>(type: "text", nullable: false),
                    clock_chased = table.Column<string>(type: "text", nullable: false),
                    next_chase_on = table.Column<DateOnly>(type: "date", nullable: true),
                    escalated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    escalation_solved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    has_answered_questions = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                    table.ForeignKey(
                        name: "fk_referrals_accounts_written_by",
                        column: x => x.written_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_place_receiver_place_id",
                        column: x => x.receiver_place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_structure_receiver_id",
                        column: x => x.receiver_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_structure_sender_id",
                        column: x => x.sender_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "satisfactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    network_code = table.Column<string>(type: "text", nullable: true),
                    welcomed = table.Column<int>(type: "integer", nullable: false),
                    understood = table.Column<int>(type: "integer", nullable: false),
                    knows_next = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_satisfactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_backs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    band = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_backs", x => x.id);
                    table.ForeignKey(
                        name: "fk_call_backs_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    items = table.Column<int[]>(type: "integer[]", nullable: false),
                    manner = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    representative_present = table.Column<bool>(type: "boolean", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_consents", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_consents_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_as = table.Column<byte[]>(type: "bytea", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decline_reason = table.Column<string>(type: "text", nullable: true),
                    counter_place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_events_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_links_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_backs_referral_id",
                table: "call_backs",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_call_backs_structure_id_due_on",
                table: "call_backs",
                columns: new[] { "structure_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_consents_referral_id",
                table: "referral_consents",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_events_referral_id",
                table: "referral_events",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_links_referral_id",
                table: "referral_links",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_links_token_hash",
                table: "referral_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_department_code_escalated_on",
                table: "referrals",
                columns: new[] { "department_code", "escalated_on" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_last_event_at",
                table: "referrals",
                column: "last_event_at");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_next_chase_on",
                table: "referrals",
                column: "next_chase_on");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_path_id",
                table: "referrals",
                column: "path_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_receiver_id_state_last_event_at",
                table: "referrals",
                columns: new[] { "receiver_id", "state", "last_event_at" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_receiver_place_id",
                table: "referrals",
                column: "receiver_place_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_reference",
                table: "referrals",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_sender_id_state_last_event_at",
                table: "referrals",
                columns: new[] { "sender_id", "state", "last_event_at" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_written_by",
                table: "referrals",
                column: "written_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_backs");

            migrationBuilder.DropTable(
                name: "referral_consents");

            migrationBuilder.DropTable(
                name: "referral_events");

            migrationBuilder.DropTable(
                name: "referral_links");

            migrationBuilder.DropTable(
                name: "satisfactions");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropColumn(
                name: "department_code",
                table: "account_memberships");
        }
    }
}
