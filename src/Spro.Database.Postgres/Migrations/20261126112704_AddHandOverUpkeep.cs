using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddHandOverUpkeep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "department_code",
                table: "invitations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "network_code",
                table: "invitations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "network_code",
                table: "account_memberships",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaints_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "early_leaver_recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_early_leaver_recipients", x => x.id);
                    table.ForeignKey(
                        name: "fk_early_leaver_recipients_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "network_deadlines",
                columns: table => new
                {
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to_acknowledge = table.Column<int>(type: "integer", nullable: false),
                    to_answer = table.Column<int>(type: "integer", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_deadlines", x => x.network_code);
                });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_due_on_answered_at",
                table: "complaints",
                columns: new[] { "due_on", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_referral_id",
                table: "complaints",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_structure_id_answered_at",
                table: "complaints",
                columns: new[] { "structure_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_early_leaver_recipients_structure_id",
                table: "early_leaver_recipients",
                column: "structure_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "early_leaver_recipients");

            migrationBuilder.DropTable(
                name: "network_deadlines");

            migrationBuilder.DropColumn(
                name: "department_code",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "network_code",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "network_code",
                table: "account_memberships");
        }
    }
}
