using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
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
                    version = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employment_basins", x => new { x.version, x.code });
                });

            migrationBuilder.CreateTable(
                name: "insertion_rates",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    uai = table.Column<string>(type: "text", nullable: false),
                    cohort = table.Column<string>(type: "text", nullable: false),
                    track = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: true),
                    went_on = table.Column<double>(type: "double precision", nullable: true),
                    in_work = table.Column<double>(type: "double precision", nullable: true),
                    otherwise = table.Column<double>(type: "double precision", nullable: true),
                    broken_contracts = table.Column<double>(type: "double precision", nullable: true),
                    employed_after6 = table.Column<double>(type: "double precision", nullable: true),
                    expected_after6 = table.Column<double>(type: "double precision", nullable: true),
                    employed_after12 = table.Column<double>(type: "double precision", nullable: true),
                    employed_after18 = table.Column<double>(type: "double precision", nullable: true),
                    employed_after24 = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insertion_rates", x => new { x.version, x.uai, x.cohort, x.track });
                });

            migrationBuilder.CreateTable(
                name: "labour_figures",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    nomenclature = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: true),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_labour_figures", x => new { x.version, x.nomenclature, x.code, x.measure, x.area, x.area_code, x.period });
                });

            migrationBuilder.CreateTable(
                name: "occupation_families",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_families", x => new { x.version, x.code });
                });

            migrationBuilder.CreateTable(
                name: "occupation_family_links",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    family_code = table.Column<string>(type: "text", nullable: false),
                    rome_code = table.Column<string>(type: "text", nullable: false)
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
