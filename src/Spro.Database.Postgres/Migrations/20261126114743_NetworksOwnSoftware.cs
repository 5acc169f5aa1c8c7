using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NetworksOwnSoftware : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sender_reference",
                table: "referrals",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "network_code",
                table: "invitations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "contacts",
                type: "text",
                nullable: false,
                defaultValue: "Desk");

            migrationBuilder.AddColumn<string>(
                name: "reference",
                table: "contacts",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "network_code",
                table: "account_memberships",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    uses = table.Column<int[]>(type: "integer[]", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_keys_accounts_id",
                        column: x => x.id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_access_keys_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "declared_totals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    network_code = table.Column<string>(type: "text", nullable: true),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    deposited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    deposited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    counts = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declared_totals", x => x.id);
                    table.ForeignKey(
                        name: "fk_declared_totals_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tally_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rows = table.Column<string>(type: "text", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    cells = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tally_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_tally_sheets_place_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tally_sheets_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_day",
                table: "contacts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_structure_id",
                table: "access_keys",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_token_hash",
                table: "access_keys",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declared_totals_month",
                table: "declared_totals",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "ix_declared_totals_structure_id",
                table: "declared_totals",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_tally_sheets_day",
                table: "tally_sheets",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_tally_sheets_place_id_day",
                table: "tally_sheets",
                columns: new[] { "place_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tally_sheets_structure_id",
                table: "tally_sheets",
                column: "structure_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_keys");

            migrationBuilder.DropTable(
                name: "declared_totals");

            migrationBuilder.DropTable(
                name: "tally_sheets");

            migrationBuilder.DropIndex(
                name: "ix_contacts_day",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "sender_reference",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "network_code",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "reference",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "network_code",
                table: "account_memberships");
        }
    }
}
