using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    path_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sender_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_network = table.Column<string>(type: "TEXT", nullable: true),
                    followed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    department_code = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_event_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    appointment_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    is_formal_request = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_override = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_loop = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    shared = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    email = table.Column<byte[]>(type: "BLOB", nullable: true),
                    postal_address = table.Column<byte[]>(type: "BLOB", nullable: true),
                    message = table.Column<byte[]>(type: "BLOB", nullable: true),
                    news = table.Column<string>(type: "TEXT", nullable: false),
                    word = table.Column<byte[]>(type: "BLOB", nullable: true),
                    wrong_words = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    clock = table.Column<string>(type: "TEXT", nullable: false),
                    clock_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_met_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chased = table.Column<string>(type: "TEXT", nullable: false),
                    clock_chased = table.Column<string>(type: "TEXT", nullable: false),
                    next_chase_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    escalated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    escalation_solved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    has_answered_questions = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    department_code = table.Column<string>(type: "TEXT", nullable: true),
                    network_code = table.Column<string>(type: "TEXT", nullable: true),
                    welcomed = table.Column<int>(type: "INTEGER", nullable: false),
                    understood = table.Column<int>(type: "INTEGER", nullable: false),
                    knows_next = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_satisfactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_backs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    structure_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    band = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_by = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    manner = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    representative_present = table.Column<bool>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_as = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decline_reason = table.Column<string>(type: "TEXT", nullable: true),
                    counter_place_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
