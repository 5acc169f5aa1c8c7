using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddOnisep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "onisep_occupations",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    sheet_id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    rome_codes = table.Column<string>(type: "TEXT", nullable: false),
                    updated_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onisep_occupations", x => new { x.version, x.sheet_id });
                });

            migrationBuilder.CreateTable(
                name: "onisep_paths",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    training_id = table.Column<string>(type: "TEXT", nullable: false),
                    occupation_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onisep_paths", x => new { x.version, x.training_id, x.occupation_id });
                });

            migrationBuilder.CreateTable(
                name: "onisep_titles",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    sheet_id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onisep_titles", x => new { x.version, x.sheet_id, x.title });
                });

            migrationBuilder.CreateTable(
                name: "onisep_training_codes",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    sheet_id = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onisep_training_codes", x => new { x.version, x.sheet_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "onisep_trainings",
                columns: table => new
                {
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    sheet_id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: true),
                    duration = table.Column<string>(type: "TEXT", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    updated_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onisep_trainings", x => new { x.version, x.sheet_id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "onisep_occupations");

            migrationBuilder.DropTable(
                name: "onisep_paths");

            migrationBuilder.DropTable(
                name: "onisep_titles");

            migrationBuilder.DropTable(
                name: "onisep_training_codes");

            migrationBuilder.DropTable(
                name: "onisep_trainings");
        }
    }
}
