using System;
using System.Collections.Generic;
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
            migrationBuilder.AddColumn<DateOnly>(
                name: "associated_until",
                table: "structures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "charter_signed_by_network",
                table: "structures",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "replaced_by_id",
                table: "structures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "from_network_code",
                table: "remarks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "from_role",
                table: "remarks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "from_structure_id",
                table: "remarks",
                type: "uuid",
                nullable: true);

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
                name: "replaced_by_id",
                table: "places",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "places",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "adopted_thresholds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_code = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adopted_thresholds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ambassadors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    topics = table.Column<string>(type: "text", nullable: false),
                    searched = table.Column<string>(type: "text", nullable: false),
                    rome_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    department_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    commune_code = table.Column<string>(type: "text", nullable: true),
                    ways = table.Column<int>(type: "integer", nullable: false),
                    availability = table.Column<string>(type: "text", nullable: true),
                    quota = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    host_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    contact = table.Column<byte[]>(type: "bytea", nullable: true),
                    link = table.Column<byte[]>(type: "bytea", nullable: true),
                    link_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    registered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counted_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_silent = table.Column<bool>(type: "boolean", nullable: false),
                    is_held_back = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ambassadors", x => x.id);
                    table.ForeignKey(
                        name: "fk_ambassadors_structure_host_id",
                        column: x => x.host_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "bodies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    territory_kind = table.Column<string>(type: "text", nullable: false),
                    territory_code = table.Column<string>(type: "text", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chairs = table.Column<string>(type: "text", nullable: true),
                    run_by = table.Column<string>(type: "text", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    names = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bodies", x => x.id);
                    table.ForeignKey(
                        name: "fk_bodies_bodies_predecessor_id",
                        column: x => x.predecessor_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calls_for_projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    remedies = table.Column<string>(type: "text", nullable: true),
                    opens_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decision_by = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: true),
                    questions = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calls_for_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "charter_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_key = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charter_answers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "charter_commitments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    signatory_key = table.Column<string>(type: "text", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charter_commitments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "charter_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    in_force_from = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    amendment = table.Column<string>(type: "text", nullable: true),
                    is_substantial = table.Column<bool>(type: "boolean", nullable: true),
                    substantial_reasons = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    clauses = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charter_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "confirmation_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    useful_until = table.Column<DateOnly>(type: "date", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_confirmation_requests_place_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id");
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
                    after = table.Column<string>(type: "text", nullable: false),
                    moved = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "followed_structures",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followed_structures", x => new { x.account_id, x.structure_id });
                    table.ForeignKey(
                        name: "fk_followed_structures_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_followed_structures_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "frozen_registers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    replies_until = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    frozen_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_registers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "good_practices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    need = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: true),
                    effect = table.Column<string>(type: "text", nullable: true),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reviewed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    review_note = table.Column<string>(type: "text", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_good_practices", x => x.id);
                    table.ForeignKey(
                        name: "fk_good_practices_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "guide_editions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    structures = table.Column<int>(type: "integer", nullable: false),
                    complete = table.Column<int>(type: "integer", nullable: false),
                    owing = table.Column<int>(type: "integer", nullable: false),
                    files_made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    files_leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    pdf_reason = table.Column<string>(type: "text", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_editions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "library_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    searched = table.Column<string>(type: "text", nullable: false),
                    is_with_region = table.Column<bool>(type: "boolean", nullable: false),
                    region_confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    department_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    sector_code = table.Column<string>(type: "text", nullable: true),
                    licence = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_role = table.Column<string>(type: "text", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    shared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    shared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_for = table.Column<string>(type: "text", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_items_structure_owner_id",
                        column: x => x.owner_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "listing_checks",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    labelled = table.Column<int>(type: "integer", nullable: false),
                    listed = table.Column<int>(type: "integer", nullable: false),
                    differences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listing_checks", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: true),
                    size = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_papers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    sector_code = table.Column<string>(type: "text", nullable: true),
                    companies = table.Column<int>(type: "integer", nullable: true),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "provider_recognitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_recognitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_provider_recognitions_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "regional_publications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collection = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    edition_year = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    print_run = table.Column<int>(type: "integer", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regional_publications", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "report_replies",
                columns: table => new
                {
                    remark_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_replies", x => x.remark_id);
                    table.ForeignKey(
                        name: "fk_report_replies_remarks_remark_id",
                        column: x => x.remark_id,
                        principalTable: "remarks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sector_hosts",
                columns: table => new
                {
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sector_code = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sector_hosts", x => new { x.sector_code, x.structure_id });
                    table.ForeignKey(
                        name: "fk_sector_hosts_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signature_reminders",
                columns: table => new
                {
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signature_reminders", x => x.structure_id);
                    table.ForeignKey(
                        name: "fk_signature_reminders_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "strategy_objectives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    strategy = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    axes = table.Column<List<string>>(type: "text[]", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_strategy_objectives", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "year_programmes",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    introduction = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    report_words = table.Column<string>(type: "text", nullable: true),
                    reported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    report = table.Column<string>(type: "text", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_programmes", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "encounter_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ambassador_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    question = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_minor = table.Column<bool>(type: "boolean", nullable: false),
                    adult_name = table.Column<byte[]>(type: "bytea", nullable: true),
                    adult_email = table.Column<byte[]>(type: "bytea", nullable: true),
                    way = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    passed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    meets_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    agreed = table.Column<byte[]>(type: "bytea", nullable: true),
                    link = table.Column<byte[]>(type: "bytea", nullable: true),
                    link_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    has_met = table.Column<bool>(type: "boolean", nullable: true),
                    helped = table.Column<string>(type: "text", nullable: true),
                    as_imagined = table.Column<string>(type: "text", nullable: true),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_encounter_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_encounter_requests_ambassadors_ambassador_id",
                        column: x => x.ambassador_id,
                        principalTable: "ambassadors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "action_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    territory_kind = table.Column<string>(type: "text", nullable: false),
                    territory_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    evaluation = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_action_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_action_plans_body_body_id",
                        column: x => x.body_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    function = table.Column<string>(type: "text", nullable: false),
                    network_code = table.Column<string>(type: "text", nullable: true),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandates", x => x.id);
                    table.ForeignKey(
                        name: "fk_mandates_bodies_body_id",
                        column: x => x.body_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_mandates_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_session = table.Column<bool>(type: "boolean", nullable: false),
                    is_exchange = table.Column<bool>(type: "boolean", nullable: false),
                    is_mutual_knowledge = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    link = table.Column<string>(type: "text", nullable: true),
                    department_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    agenda = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    convened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    cancelled_for = table.Column<string>(type: "text", nullable: true),
                    minutes = table.Column<string>(type: "text", nullable: true),
                    public_extract = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                    table.ForeignKey(
                        name: "fk_meetings_bodies_body_id",
                        column: x => x.body_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_name = table.Column<string>(type: "text", nullable: false),
                    website = table.Column<string>(type: "text", nullable: true),
                    presentation = table.Column<string>(type: "text", nullable: true),
                    project = table.Column<string>(type: "text", nullable: true),
                    contact = table.Column<byte[]>(type: "bytea", nullable: true),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    check_note = table.Column<string>(type: "text", nullable: true),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    piece_by = table.Column<DateOnly>(type: "date", nullable: true),
                    piece_reply = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: true),
                    commitments = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_call_applications_call_for_projects_call_id",
                        column: x => x.call_id,
                        principalTable: "calls_for_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_call_applications_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "call_readers",
                columns: table => new
                {
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_readers", x => new { x.call_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_call_readers_calls_for_projects_call_id",
                        column: x => x.call_id,
                        principalTable: "calls_for_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "charter_errata",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clause_number = table.Column<string>(type: "text", nullable: false),
                    says = table.Column<string>(type: "text", nullable: false),
                    should_say = table.Column<string>(type: "text", nullable: false),
                    because = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charter_errata", x => x.id);
                    table.ForeignKey(
                        name: "fk_charter_errata_charter_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "charter_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "charter_signatories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    brings = table.Column<string>(type: "text", nullable: true),
                    network_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    representative = table.Column<string>(type: "text", nullable: true),
                    filled_by = table.Column<string>(type: "text", nullable: true),
                    filled_reasons = table.Column<string>(type: "text", nullable: true),
                    new_name = table.Column<string>(type: "text", nullable: true),
                    renamed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    renamed_by = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charter_signatories", x => x.id);
                    table.ForeignKey(
                        name: "fk_charter_signatories_charter_version_version_id",
                        column: x => x.version_id,
                        principalTable: "charter_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_replies",
                columns: table => new
                {
                    register_id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_code = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_replies", x => new { x.register_id, x.obligation_code, x.body });
                    table.ForeignKey(
                        name: "fk_register_replies_frozen_registers_register_id",
                        column: x => x.register_id,
                        principalTable: "frozen_registers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practice_reuses",
                columns: table => new
                {
                    practice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_reuses", x => new { x.practice_id, x.structure_id });
                    table.ForeignKey(
                        name: "fk_practice_reuses_good_practices_practice_id",
                        column: x => x.practice_id,
                        principalTable: "good_practices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_practice_reuses_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "guide_files",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_files", x => new { x.number, x.name });
                    table.ForeignKey(
                        name: "fk_guide_files_guide_editions_number",
                        column: x => x.number,
                        principalTable: "guide_editions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_uses",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    feedback = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_uses", x => new { x.item_id, x.structure_id });
                    table.ForeignKey(
                        name: "fk_library_uses_library_items_item_id",
                        column: x => x.item_id,
                        principalTable: "library_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_library_uses_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: true),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_versions_library_items_item_id",
                        column: x => x.item_id,
                        principalTable: "library_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paper_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_files_paper_id",
                        column: x => x.id,
                        principalTable: "papers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication_recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    commune = table.Column<string>(type: "text", nullable: true),
                    planned = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_recipients", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_recipients_regional_publication_publication_id",
                        column: x => x.publication_id,
                        principalTable: "regional_publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programme_modules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    aim = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_modules", x => x.id);
                    table.ForeignKey(
                        name: "fk_programme_modules_year_programmes_year",
                        column: x => x.year,
                        principalTable: "year_programmes",
                        principalColumn: "year",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agenda_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    is_for_professionals = table.Column<bool>(type: "boolean", nullable: false),
                    publics = table.Column<int>(type: "integer", nullable: false),
                    rome_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    place_kind = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    commune_code = table.Column<string>(type: "text", nullable: true),
                    link = table.Column<string>(type: "text", nullable: true),
                    department_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    how_to_come = table.Column<string>(type: "text", nullable: true),
                    access = table.Column<string>(type: "text", nullable: false),
                    access_note = table.Column<string>(type: "text", nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    takes_registrations = table.Column<bool>(type: "boolean", nullable: false),
                    needs_agreement = table.Column<bool>(type: "boolean", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: true),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_of_officer = table.Column<bool>(type: "boolean", nullable: false),
                    officer_agrees = table.Column<bool>(type: "boolean", nullable: true),
                    officer_answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    organiser = table.Column<string>(type: "text", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    officer_department = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    cancelled_for = table.Column<string>(type: "text", nullable: true),
                    registered = table.Column<int>(type: "integer", nullable: true),
                    came = table.Column<int>(type: "integer", nullable: true),
                    women = table.Column<int>(type: "integer", nullable: true),
                    men = table.Column<int>(type: "integer", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    turns = table.Column<int>(type: "integer", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_agenda_actions_action_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "action_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_agenda_actions_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    is_guidance = table.Column<bool>(type: "boolean", nullable: false),
                    is_for_everybody = table.Column<bool>(type: "boolean", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: true),
                    lead = table.Column<string>(type: "text", nullable: false),
                    objective_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    progress = table.Column<string>(type: "text", nullable: false),
                    evaluation = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_actions_action_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "action_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attendances",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendances", x => new { x.meeting_id, x.network_code });
                    table.ForeignKey(
                        name: "fk_attendances_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    owner_kind = table.Column<string>(type: "text", nullable: false),
                    owner_key = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_decisions_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meeting_groups",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_organiser = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_groups", x => new { x.meeting_id, x.body_id });
                    table.ForeignKey(
                        name: "fk_meeting_groups_bodies_body_id",
                        column: x => x.body_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_groups_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_registers",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_registers", x => x.meeting_id);
                    table.ForeignKey(
                        name: "fk_session_registers_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_snapshots",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_snapshots", x => x.meeting_id);
                    table.ForeignKey(
                        name: "fk_session_snapshots_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    useful_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_application_links_call_application_application_id",
                        column: x => x.application_id,
                        principalTable: "call_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_readings",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    declared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    has_interest = table.Column<bool>(type: "boolean", nullable: false),
                    interest = table.Column<string>(type: "text", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    scores = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_readings", x => new { x.application_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_application_readings_call_application_application_id",
                        column: x => x.application_id,
                        principalTable: "call_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "label_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    call_id = table.Column<Guid>(type: "uuid", nullable: true),
                    call_title = table.Column<string>(type: "text", nullable: false),
                    body_name = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    is_favourable = table.Column<bool>(type: "boolean", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: true),
                    remedies = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_label_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_label_decisions_call_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "call_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_label_decisions_calls_for_projects_call_id",
                        column: x => x.call_id,
                        principalTable: "calls_for_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "publication_sendings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: false),
                    copies = table.Column<int>(type: "integer", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_sendings", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_sendings_publication_recipients_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "publication_recipients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "development_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    module_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    days = table.Column<List<DateOnly>>(type: "date[]", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    link = table.Column<string>(type: "text", nullable: true),
                    trainers = table.Column<string>(type: "text", nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    enrol_by = table.Column<DateOnly>(type: "date", nullable: false),
                    needs_agreement = table.Column<bool>(type: "boolean", nullable: false),
                    is_open_to_relays = table.Column<bool>(type: "boolean", nullable: false),
                    access = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    cancelled_for = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    turns = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_development_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_development_sessions_programme_module_module_id",
                        column: x => x.module_id,
                        principalTable: "programme_modules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "action_opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    welcome = table.Column<int>(type: "integer", nullable: false),
                    clarity = table.Column<int>(type: "integer", nullable: false),
                    next_step = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_action_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_action_opinions_agenda_action_action_id",
                        column: x => x.action_id,
                        principalTable: "agenda_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_told_by_sms = table.Column<bool>(type: "boolean", nullable: false),
                    needs = table.Column<byte[]>(type: "bytea", nullable: true),
                    needs_answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_minor = table.Column<bool>(type: "boolean", nullable: false),
                    guardian_email = table.Column<byte[]>(type: "bytea", nullable: true),
                    guardian_token_hash = table.Column<string>(type: "text", nullable: true),
                    agreed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    registered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    registered_by_structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    came = table.Column<int>(type: "integer", nullable: true),
                    gave_opinion = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                    table.ForeignKey(
                        name: "fk_registrations_agenda_actions_action_id",
                        column: x => x.action_id,
                        principalTable: "agenda_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision_news",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    new_due_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_news", x => x.id);
                    table.ForeignKey(
                        name: "fk_decision_news_decision_decision_id",
                        column: x => x.decision_id,
                        principalTable: "decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_decision_news_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "associated_labels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_for = table.Column<string>(type: "text", nullable: true),
                    end_told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_associated_labels", x => x.id);
                    table.ForeignKey(
                        name: "fk_associated_labels_label_decision_decision_id",
                        column: x => x.decision_id,
                        principalTable: "label_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_associated_labels_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    organisation = table.Column<byte[]>(type: "bytea", nullable: true),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    agreement = table.Column<string>(type: "text", nullable: false),
                    agreement_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    came = table.Column<int>(type: "integer", nullable: true),
                    certificate_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    certified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    has_said_at_once = table.Column<bool>(type: "boolean", nullable: false),
                    has_said_later = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolments", x => x.id);
                    table.ForeignKey(
                        name: "fk_enrolments_development_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "development_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_enrolments_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    useful = table.Column<int>(type: "integer", nullable: true),
                    clear = table.Column<int>(type: "integer", nullable: true),
                    fitting = table.Column<int>(type: "integer", nullable: true),
                    changed = table.Column<int>(type: "integer", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opinions_development_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "development_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "label_commitments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    progress = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_label_commitments", x => x.id);
                    table.ForeignKey(
                        name: "fk_label_commitments_associated_labels_label_id",
                        column: x => x.label_id,
                        principalTable: "associated_labels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "label_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_label_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_label_reports_associated_labels_label_id",
                        column: x => x.label_id,
                        principalTable: "associated_labels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "label_proofs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    commitment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: true),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    verified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    refused_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    refusal = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_label_proofs", x => x.id);
                    table.ForeignKey(
                        name: "fk_label_proofs_label_commitments_commitment_id",
                        column: x => x.commitment_id,
                        principalTable: "label_commitments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_action_opinions_action_id",
                table: "action_opinions",
                column: "action_id");

            migrationBuilder.CreateIndex(
                name: "ix_action_plans_body_id",
                table: "action_plans",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_adopted_thresholds_obligation_code_from",
                table: "adopted_thresholds",
                columns: new[] { "obligation_code", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agenda_actions_plan_id",
                table: "agenda_actions",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_actions_state_starts_at_id",
                table: "agenda_actions",
                columns: new[] { "state", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_actions_structure_id",
                table: "agenda_actions",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_email_key",
                table: "ambassadors",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_host_id",
                table: "ambassadors",
                column: "host_id");

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_link_hash",
                table: "ambassadors",
                column: "link_hash");

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_name_id",
                table: "ambassadors",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_state_registered_at",
                table: "ambassadors",
                columns: new[] { "state", "registered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_application_links_application_id",
                table: "application_links",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_links_token_hash",
                table: "application_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_associated_labels_decision_id",
                table: "associated_labels",
                column: "decision_id");

            migrationBuilder.CreateIndex(
                name: "ix_associated_labels_structure_id_valid_from",
                table: "associated_labels",
                columns: new[] { "structure_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bodies_predecessor_id",
                table: "bodies",
                column: "predecessor_id");

            migrationBuilder.CreateIndex(
                name: "ix_call_applications_call_id_sent_at",
                table: "call_applications",
                columns: new[] { "call_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_call_applications_email_key",
                table: "call_applications",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_call_applications_structure_id",
                table: "call_applications",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_charter_answers_question_key",
                table: "charter_answers",
                column: "question_key");

            migrationBuilder.CreateIndex(
                name: "ix_charter_commitments_signatory_key",
                table: "charter_commitments",
                column: "signatory_key");

            migrationBuilder.CreateIndex(
                name: "ix_charter_errata_version_id",
                table: "charter_errata",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_charter_signatories_version_id_key",
                table: "charter_signatories",
                columns: new[] { "version_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_charter_versions_number",
                table: "charter_versions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_confirmation_requests_place_id",
                table: "confirmation_requests",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_confirmation_requests_structure_id_sent_on",
                table: "confirmation_requests",
                columns: new[] { "structure_id", "sent_on" });

            migrationBuilder.CreateIndex(
                name: "ix_confirmation_requests_token_hash",
                table: "confirmation_requests",
                column: "token_hash");

            migrationBuilder.CreateIndex(
                name: "ix_decision_news_decision_id",
                table: "decision_news",
                column: "decision_id");

            migrationBuilder.CreateIndex(
                name: "ix_decision_news_meeting_id",
                table: "decision_news",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_meeting_id",
                table: "decisions",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_state",
                table: "decisions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_development_sessions_module_id",
                table: "development_sessions",
                column: "module_id");

            migrationBuilder.CreateIndex(
                name: "ix_development_sessions_starts_at",
                table: "development_sessions",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_directory_changes_record_id_number",
                table: "directory_changes",
                columns: new[] { "record_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_changes_structure_id_at",
                table: "directory_changes",
                columns: new[] { "structure_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_encounter_requests_ambassador_id",
                table: "encounter_requests",
                column: "ambassador_id");

            migrationBuilder.CreateIndex(
                name: "ix_encounter_requests_email_key",
                table: "encounter_requests",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_encounter_requests_link_hash",
                table: "encounter_requests",
                column: "link_hash");

            migrationBuilder.CreateIndex(
                name: "ix_encounter_requests_state_passed_at",
                table: "encounter_requests",
                columns: new[] { "state", "passed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_account_id",
                table: "enrolments",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_certificate_code",
                table: "enrolments",
                column: "certificate_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_email_key",
                table: "enrolments",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_session_id_account_id",
                table: "enrolments",
                columns: new[] { "session_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_session_id_email_key",
                table: "enrolments",
                columns: new[] { "session_id", "email_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_structure_id",
                table: "enrolments",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_followed_structures_structure_id",
                table: "followed_structures",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_frozen_registers_day_from_demonstration",
                table: "frozen_registers",
                columns: new[] { "day", "from_demonstration" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_good_practices_structure_id",
                table: "good_practices",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_commitments_label_id",
                table: "label_commitments",
                column: "label_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_decisions_application_id",
                table: "label_decisions",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_label_decisions_call_id",
                table: "label_decisions",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_proofs_commitment_id",
                table: "label_proofs",
                column: "commitment_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_reports_label_id_year",
                table: "label_reports",
                columns: new[] { "label_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_items_owner_id",
                table: "library_items",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_items_shared_at",
                table: "library_items",
                column: "shared_at");

            migrationBuilder.CreateIndex(
                name: "ix_library_uses_structure_id",
                table: "library_uses",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_versions_item_id",
                table: "library_versions",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_mandates_body_id",
                table: "mandates",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_mandates_structure_id",
                table: "mandates",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_groups_body_id",
                table: "meeting_groups",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_body_id",
                table: "meetings",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_starts_at",
                table: "meetings",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_opinions_session_id",
                table: "opinions",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_about_id",
                table: "papers",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_actions_plan_id",
                table: "plan_actions",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_reuses_structure_id",
                table: "practice_reuses",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_modules_year",
                table: "programme_modules",
                column: "year");

            migrationBuilder.CreateIndex(
                name: "ix_provider_recognitions_structure_id_valid_from",
                table: "provider_recognitions",
                columns: new[] { "structure_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_recipients_publication_id",
                table: "publication_recipients",
                column: "publication_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_sendings_recipient_id",
                table: "publication_sendings",
                column: "recipient_id");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_action_id_number",
                table: "registrations",
                columns: new[] { "action_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registrations_email_key",
                table: "registrations",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_guardian_token_hash",
                table: "registrations",
                column: "guardian_token_hash");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_token_hash",
                table: "registrations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sector_hosts_structure_id",
                table: "sector_hosts",
                column: "structure_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "action_opinions");

            migrationBuilder.DropTable(
                name: "adopted_thresholds");

            migrationBuilder.DropTable(
                name: "application_links");

            migrationBuilder.DropTable(
                name: "application_readings");

            migrationBuilder.DropTable(
                name: "attendances");

            migrationBuilder.DropTable(
                name: "call_readers");

            migrationBuilder.DropTable(
                name: "charter_answers");

            migrationBuilder.DropTable(
                name: "charter_commitments");

            migrationBuilder.DropTable(
                name: "charter_errata");

            migrationBuilder.DropTable(
                name: "charter_signatories");

            migrationBuilder.DropTable(
                name: "confirmation_requests");

            migrationBuilder.DropTable(
                name: "confirmation_rhythms");

            migrationBuilder.DropTable(
                name: "decision_news");

            migrationBuilder.DropTable(
                name: "directory_changes");

            migrationBuilder.DropTable(
                name: "encounter_requests");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "followed_structures");

            migrationBuilder.DropTable(
                name: "guide_files");

            migrationBuilder.DropTable(
                name: "label_proofs");

            migrationBuilder.DropTable(
                name: "label_reports");

            migrationBuilder.DropTable(
                name: "library_uses");

            migrationBuilder.DropTable(
                name: "library_versions");

            migrationBuilder.DropTable(
                name: "listing_checks");

            migrationBuilder.DropTable(
                name: "mandates");

            migrationBuilder.DropTable(
                name: "meeting_groups");

            migrationBuilder.DropTable(
                name: "opinions");

            migrationBuilder.DropTable(
                name: "paper_files");

            migrationBuilder.DropTable(
                name: "plan_actions");

            migrationBuilder.DropTable(
                name: "portal_statements");

            migrationBuilder.DropTable(
                name: "practice_reuses");

            migrationBuilder.DropTable(
                name: "provider_recognitions");

            migrationBuilder.DropTable(
                name: "publication_sendings");

            migrationBuilder.DropTable(
                name: "register_replies");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "report_answers");

            migrationBuilder.DropTable(
                name: "report_replies");

            migrationBuilder.DropTable(
                name: "sector_hosts");

            migrationBuilder.DropTable(
                name: "session_registers");

            migrationBuilder.DropTable(
                name: "session_snapshots");

            migrationBuilder.DropTable(
                name: "signature_reminders");

            migrationBuilder.DropTable(
                name: "strategy_objectives");

            migrationBuilder.DropTable(
                name: "charter_versions");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "ambassadors");

            migrationBuilder.DropTable(
                name: "guide_editions");

            migrationBuilder.DropTable(
                name: "label_commitments");

            migrationBuilder.DropTable(
                name: "library_items");

            migrationBuilder.DropTable(
                name: "development_sessions");

            migrationBuilder.DropTable(
                name: "papers");

            migrationBuilder.DropTable(
                name: "good_practices");

            migrationBuilder.DropTable(
                name: "publication_recipients");

            migrationBuilder.DropTable(
                name: "frozen_registers");

            migrationBuilder.DropTable(
                name: "agenda_actions");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "associated_labels");

            migrationBuilder.DropTable(
                name: "programme_modules");

            migrationBuilder.DropTable(
                name: "regional_publications");

            migrationBuilder.DropTable(
                name: "action_plans");

            migrationBuilder.DropTable(
                name: "label_decisions");

            migrationBuilder.DropTable(
                name: "year_programmes");

            migrationBuilder.DropTable(
                name: "bodies");

            migrationBuilder.DropTable(
                name: "call_applications");

            migrationBuilder.DropTable(
                name: "calls_for_projects");

            migrationBuilder.DropColumn(
                name: "associated_until",
                table: "structures");

            migrationBuilder.DropColumn(
                name: "charter_signed_by_network",
                table: "structures");

            migrationBuilder.DropColumn(
                name: "replaced_by_id",
                table: "structures");

            migrationBuilder.DropColumn(
                name: "from_network_code",
                table: "remarks");

            migrationBuilder.DropColumn(
                name: "from_role",
                table: "remarks");

            migrationBuilder.DropColumn(
                name: "from_structure_id",
                table: "remarks");

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
                name: "replaced_by_id",
                table: "places");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "places");
        }
    }
}
