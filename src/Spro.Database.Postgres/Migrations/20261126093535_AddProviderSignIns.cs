using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddProviderSignIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "provider_identities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    linked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_identities", x => x.id);
                    table.ForeignKey(
                        name: "fk_provider_identities_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    id_token = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_provider_sessions_sign_in_session_id",
                        column: x => x.id,
                        principalTable: "sign_in_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "spent_answers",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    spent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_answers", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_provider_identities_account_id",
                table: "provider_identities",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_provider_identities_subject_key",
                table: "provider_identities",
                column: "subject_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "provider_identities");

            migrationBuilder.DropTable(
                name: "provider_sessions");

            migrationBuilder.DropTable(
                name: "spent_answers");
        }
    }
}
