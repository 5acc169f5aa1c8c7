using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LabourMarket : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "employment_basins",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employment_basins", x => new { x.version, x.code });
                });

            migrationBuilder.CreateTable(
                name: "insertion_rates",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    uai = table.Column<string>(type: "TEXT", nullable: false),
                    cohort = table.Column<string>(type: "TEXT", nullable: false),
                    track = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    went_on = table.Column<double>(type: "REAL", nullable: true),
                    in_work = table.Column<double>(type: "REAL", nullable: true),
                    otherwise = table.Column<double>(type: "REAL", nullable: true),
                    broken_contracts = table.Column<double>(type: "REAL", nullable: true),
                    employed_after6 = table.Column<double>(type: "REAL", nullable: true),
                    expected_after6 = table.Column<double>(type: "REAL", nullable: true),
                    employed_after12 = table.Column<double>(type: "REAL", nullable: true),
                    employed_after18 = table.Column<double>(type: "REAL", nullable: true),
                    employed_after24 = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insertion_rates", x => new { x.version, x.uai, x.cohort, x.track });
                });

            migrationBuilder.CreateTable(
                name: "labour_figures",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    nomenclature = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    area = table.Column<string>(type: "TEXT", nullable: false),
                    area_code = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: true),
                    why = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_labour_figures", x => new { x.version, x.nomenclature, x.code, x.measure, x.area, x.area_code, x.period });
                });

            migrationBuilder.CreateTable(
                name: "occupation_families",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_families", x => new { x.version, x.code });
                });

            migrationBuilder.CreateTable(
                name: "occupation_family_links",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    family_code = table.Column<string>(type: "TEXT", nullable: false),
                    rome_code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_family_links", x => new { x.version, x.family_code, x.rome_code });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "employment_basins");

            migrationBuilder.DropTable(
                name: "insertion_rates");

            migrationBuilder.DropTable(
                name: "labour_figures");

            migrationBuilder.DropTable(
                name: "occupation_families");

            migrationBuilder.DropTable(
                name: "occupation_family_links");
        }
    }
}
