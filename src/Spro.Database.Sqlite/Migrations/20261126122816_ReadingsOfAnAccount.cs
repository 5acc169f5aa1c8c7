using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReadingsOfAnAccount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_access_records_account_id_kind_at_object_id",
                table: "access_records",
                columns: new[] { "account_id", "kind", "at", "object_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_access_records_account_id_kind_at_object_id",
                table: "access_records");
        }
    }
}
