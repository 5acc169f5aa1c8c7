using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepGivenRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "as_given",
                table: "structures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "as_given",
                table: "services",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "as_given",
                table: "structures");

            migrationBuilder.DropColumn(
                name: "as_given",
                table: "services");
        }
    }
}
