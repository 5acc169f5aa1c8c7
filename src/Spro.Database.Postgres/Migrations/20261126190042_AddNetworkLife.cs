using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddNetworkLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "refused_at",
                table: "proposed_changes",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "new_people",
                table: "places",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "new_people_in_weeks",
                table: "places",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "new_people_said_on",
                table: "places",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "places",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "confirmation_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    useful_until = table.Column<DateOnly>(type: "date", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_confirmation_requests_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "confirmation_rhythms",
                columns: table => new
                {
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_rhythms", x => x.structure_id);
                    table.ForeignKey(
                        name: "fk_confirmation_rhythms_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    record = table.Column<string>(type: "text", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "text", nullable: true),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_answers",
                columns: table => new
                {
                    remark_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_answers", x => x.remark_id);
                    table.ForeignKey(
                        name: "fk_report_answers_remarks_remark_id",
                        column: x => x.remark_id,
                        principalTable: "remarks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_confirmation_requests_structure_id_sent_on",
                table: "confirmation_requests",
                columns: new[] { "structure_id", "sent_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_confirmation_requests_token_hash",
                table: "confirmation_requests",
                column: "token_hash");

            migrationBuilder.CreateIndex(
                name: "ix_directory_changes_record_id_number",
                table: "directory_changes",
                columns: new[] { "record_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_changes_structure_id_at",
                table: "directory_changes",
                columns: new[] { "structure_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "confirmation_requests");

            migrationBuilder.DropTable(
                name: "confirmation_rhythms");

            migrationBuilder.DropTable(
                name: "directory_changes");

            migrationBuilder.DropTable(
                name: "report_answers");

            migrationBuilder.DropColumn(
                name: "refused_at",
                table: "proposed_changes");

            migrationBuilder.DropColumn(
                name: "new_people",
                table: "places");

            migrationBuilder.DropColumn(
                name: "new_people_in_weeks",
                table: "places");

            migrationBuilder.DropColumn(
                name: "new_people_said_on",
                table: "places");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "places");
        }
    }
}
