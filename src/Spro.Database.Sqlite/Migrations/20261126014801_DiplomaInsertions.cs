using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DiplomaInsertions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "diploma_insertions",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    diploma = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    region_code = table.Column<string>(type: "TEXT", nullable: false),
                    measures = table.Column<int>(type: "INTEGER", nullable: false),
                    went_on = table.Column<double>(type: "REAL", nullable: true),
                    employed_after6 = table.Column<double>(type: "REAL", nullable: true),
                    employed_after12 = table.Column<double>(type: "REAL", nullable: true),
                    employed_after18 = table.Column<double>(type: "REAL", nullable: true),
                    employed_after24 = table.Column<double>(type: "REAL", nullable: true),
                    certification_codes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_diploma_insertions", x => new { x.version, x.diploma, x.name, x.region_code });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "diploma_insertions");
        }
    }
}
