using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddDataRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "closed_at",
                table: "waiting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "receiver_closed_at",
                table: "referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "sender_closed_at",
                table: "referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "closed_at",
                table: "contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "closed_at",
                table: "appointments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "forgotten_at",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "archives_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    structure_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    stated_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    stated_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    approval = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_archives_holds", x => x.id);
                    table.ForeignKey(
                        name: "fk_archives_holds_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "breaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    happened = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: true),
                    consequences = table.Column<string>(type: "TEXT", nullable: false),
                    measures = table.Column<string>(type: "TEXT", nullable: false),
                    risk = table.Column<string>(type: "TEXT", nullable: false),
                    notified_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    people_told_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breaches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    word = table.Column<byte[]>(type: "BLOB", nullable: true),
                    word_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    wrong_words = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    path_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    referral_ids = table.Column<string>(type: "TEXT", nullable: false),
                    appointment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erased_referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    department_code = table.Column<string>(type: "TEXT", nullable: true),
                    said_no = table.Column<bool>(type: "INTEGER", nullable: false),
                    was_sent = table.Column<bool>(type: "INTEGER", nullable: false),
                    was_acknowledged = table.Column<bool>(type: "INTEGER", nullable: false),
                    was_accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    was_declined = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_met = table.Column<bool>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_referrals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    structure_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reminders = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_data_answers_data_request_request_id",
                        column: x => x.request_id,
                        principalTable: "data_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_data_answers_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_path_id",
                table: "contacts",
                column: "path_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_disabled_at",
                table: "accounts",
                column: "disabled_at");

            migrationBuilder.CreateIndex(
                name: "ix_archives_holds_structure_id",
                table: "archives_holds",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_answers_request_id",
                table: "data_answers",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_answers_structure_id_state",
                table: "data_answers",
                columns: new[] { "structure_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_due_on",
                table: "data_requests",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_path_id",
                table: "data_requests",
                column: "path_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_reference",
                table: "data_requests",
                column: "reference");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "archives_holds");

            migrationBuilder.DropTable(
                name: "breaches");

            migrationBuilder.DropTable(
                name: "data_answers");

            migrationBuilder.DropTable(
                name: "erased_referrals");

            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropIndex(
                name: "ix_contacts_path_id",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "ix_accounts_disabled_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "waiting");

            migrationBuilder.DropColumn(
                name: "receiver_closed_at",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "sender_closed_at",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "appointments");

            migrationBuilder.DropColumn(
                name: "forgotten_at",
                table: "accounts");
        }
    }
}
