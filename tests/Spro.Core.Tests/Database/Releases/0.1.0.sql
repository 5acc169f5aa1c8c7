-- The store of version 0.1.0, every column of every table filled somewhere. All of it is invented.
-- Schema: AddFormacodeLabels
--
-- The same for both engines: text_list() is defined by whoever loads this, since one keeps lists as JSON and the other
-- as arrays. Identifiers are in capitals and instants in UTC, as SQLite keeps them as text. Once the version is
-- released, nothing changes here: the next one starts as a copy, under its own number.

INSERT INTO public_data_version (id, version, first_started_on, demonstration_loaded_on) VALUES
  (1, 7, '2026-11-24', '2026-11-25');

INSERT INTO territories (kind, code, name, sort_name, parent_code, time_zone, holiday_zone, note, valid_from, valid_to, source, source_version, source_date) VALUES
  ('Region', '52', 'Région d''essai', 'region d essai', NULL, 'Europe/Paris', 'metropole', 'Région inventée.', '2016-01-01', NULL, 'essai', '2026', '2026-01-01'),
  ('Department', '53', 'Département d''essai', 'departement d essai', '52', 'Europe/Paris', 'metropole', NULL, NULL, NULL, 'essai', '2026', '2026-01-01'),
  ('Epci', '200000001', 'Communauté d''essai', 'communaute d essai', NULL, NULL, NULL, NULL, '2017-01-01', '2026-12-31', 'essai', '2026', '2026-01-01');

INSERT INTO communes (code, name, sort_name, department_code, latitude, longitude, population, valid_from, valid_to, source, source_version, source_date) VALUES
  ('53998', 'Essai-sur-Mayenne', 'essai sur mayenne', '53', 48.3, -0.6, 1200, '2019-01-01', NULL, 'essai', '2026', '2026-01-01'),
  ('53999', 'Essai-le-Vieux', 'essai le vieux', '53', NULL, NULL, NULL, NULL, '2018-12-31', 'essai', '2026', '2026-01-01');

INSERT INTO commune_memberships (id, commune_code, kind, territory_code, valid_from, valid_to) VALUES
  ('0A000000-0000-4000-8000-00000000000A', '53998', 'Epci', '200000001', '2019-01-01', NULL),
  ('0A000000-0000-4000-8000-00000000000B', '53999', 'Epci', '200000001', NULL, '2018-12-31');

INSERT INTO commune_postcodes (commune_code, postcode, valid_to) VALUES
  ('53998', '53990', NULL),
  ('53999', '53991', '2018-12-31');

INSERT INTO commune_former_names (commune_code, former_code, name, kind, valid_to) VALUES
  ('53998', '53999', 'Essai-le-Vieux', 'Delegated', '2018-12-31');

INSERT INTO structures (id, network_code, name, siret, description, website, charter_signed_on, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration, as_given) VALUES
  ('0B000000-0000-4000-8000-00000000000A', 'ML', 'Mission locale d''essai', '00000000000000', 'Lieu fictif.', 'https://example.org/', '2025-10-09', 'essai', 'ml', '2026-11', '2026-11-01', '2026-01-01', NULL, '2026-11-20', true, true, false, '{"id":"essai"}'),
  ('0B000000-0000-4000-8000-00000000000B', NULL, 'Association d''essai', NULL, NULL, NULL, NULL, 'essai', 'association', '', NULL, NULL, '2026-10-31', NULL, false, true, true, NULL);

INSERT INTO places (id, structure_id, name, kind, address, address_complement, postcode, commune_code, department_code, latitude, longitude, position_is_commune, hours, hours_note, phone, email, written_alternative, website, appointment_url, channels, step_free, accessibility_note, accessibility_url, how_to_get_there, what_to_bring, status, status_note, exceptions, stops, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration) VALUES
  ('0C000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', 'Accueil d''essai', 'Fixed', '1 rue de l''Exemple', 'Escalier B', '53990', '53998', '53', 48.301, -0.601, false, 'Mo-Fr 09:00-17:00', 'Sur rendez-vous le jeudi.', '02 61 91 99 01', 'accueil@example.org', 'SMS au 06 39 98 99 01', 'https://example.org/', 'https://example.org/rendez-vous', 'Place, Phone, Written', true, 'Salle calme.', 'https://example.org/acces', 'Bus 1.', 'Rien.', 'TemporarilyClosed', 'Travaux.', '[{"From": "2026-12-24", "To": "2026-12-31", "Hours": null, "Reason": "fêtes"}]', '[]', 'essai', 'accueil', '2026-11', '2026-11-01', '2026-01-01', NULL, '2026-11-20', true, true, false),
  ('0C000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', 'Bus d''essai', 'Mobile', NULL, NULL, NULL, NULL, '53', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Place', NULL, NULL, NULL, NULL, NULL, 'Open', NULL, '[]', '[{"Date": "2026-12-01", "Opens": "09:00:00", "Closes": "12:00:00", "CommuneCode": "53998", "Address": "Place du marché", "Latitude": 48.3, "Longitude": -0.6}]', 'essai', 'bus', '', NULL, NULL, '2027-12-31', NULL, false, true, true);

INSERT INTO services (id, structure_id, place_id, name, description, level, needs, audiences, minimum_age, maximum_age, eligibility_zones, conditions, channels, themes, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration, as_given) VALUES
  ('0D000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', 'Conseil d''essai', 'Une heure.', 'PersonalAdvice', text_list('vae', 'job_search'), text_list('jeunes'), 16, 25, text_list('53'), 'Aucune.', 'Place, Video', text_list('choisir-un-metier'), 'essai', 'conseil', '2026-11', '2026-11-01', '2026-01-01', '2027-12-31', '2026-11-20', true, true, false, '{"id":"essai"}'),
  ('0D000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', NULL, 'Accueil d''essai', NULL, 'FirstAnswer', text_list(), text_list(), NULL, NULL, text_list(), NULL, 'None', text_list(), 'essai', 'accueil', '', NULL, NULL, NULL, NULL, false, true, true, NULL);

INSERT INTO professionals (id, structure_id, name, role, email, phone, topics, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration) VALUES
  ('0E000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', 'Camille Exemple', 'conseillère', 'camille@example.org', '02 61 91 99 02', 'apprentissage', 'essai', 'camille', '2026-11', '2026-11-01', '2026-01-01', '2027-12-31', '2026-11-20', true, true, false);

INSERT INTO rule_sets (version, valid_from, valid_to, document, published_at) VALUES
  ('essai-1', '2026-11-01', '2027-12-31', '{"version": "essai-1", "title": "Règles d''essai", "status": "draft", "validFrom": "2026-11-01", "validTo": "2027-12-31", "author": "Essai", "approver": "Personne", "changes": [], "notice": "Règles inventées pour un essai.", "maxAnswers": 4, "maxComplements": 3, "maxQuestions": 3, "asks": [], "flags": [], "filters": [], "rules": [{"id": "E01", "name": "Tout le monde", "when": {"always": true}, "gives": [{"network": "ML", "rank": "primary", "order": 10}], "flags": [], "reason": "Essai.", "scheme": "Essai", "references": [{"text": "aucune", "mark": "V"}], "mark": "V"}]}', '2026-11-24 09:00:00');

INSERT INTO saved_situations (code_hash, query, created_at, expires_at) VALUES
  ('F2FA488440A6C6D544E752AFDDC977133F951D82FE286EFAB2E460EEE1A398F9', '?commune=53998&age=16-17', '2026-11-24 09:00:00.5', '2027-02-22 09:00:00.5');

INSERT INTO remarks (id, kind, page, place_id, rules_version, text, created_at) VALUES
  ('0F000000-0000-4000-8000-00000000000A', 'WrongInformation', '/lieux/0c000000-0000-4000-8000-00000000000a', '0C000000-0000-4000-8000-00000000000A', NULL, 'Essai : le téléphone a changé.', '2026-11-24 10:00:00'),
  ('0F000000-0000-4000-8000-00000000000B', 'NotUnderstood', '/reponse', NULL, 'essai-1', NULL, '2026-11-24 11:00:00');

INSERT INTO learned_differences (difference, count) VALUES
  (-2, 1),
  (3, 12);

INSERT INTO proposed_changes (id, record_id, source, payload, proposed_at) VALUES
  ('1A000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', 'essai', '{"Phone":"02 61 91 99 03"}', '2026-11-24 12:00:00');

INSERT INTO staged_items (run_id, kind, item_id, "where", record, payload) VALUES
  ('1B000000-0000-4000-8000-00000000000A', 'Structure', '1B000000-0000-4000-8000-00000000000B', 'essai.csv:2', 1, '{"Name":"Essai"}');

INSERT INTO referential_versions (referential, version, source, licence, date, imported_on, revision, is_demonstration) VALUES
  ('rome', '900', 'Essai', 'Licence d''essai', '2026-01-01', '2026-11-24', 0, false),
  ('certifications', '900', 'Essai', 'Licence d''essai', '2026-01-01', '2026-11-24', 0, false),
  ('trainings', 'essai', 'Essai', 'Licence d''essai', '2026-01-01', '2026-11-24', 0, false),
  ('labour-market', 'dares-tension-2019', 'Essai', 'Licence d''essai', NULL, '2026-11-24', 0, false),
  ('inserjeunes', '900', 'Essai', 'Licence d''essai', NULL, '2026-11-24', 0, false),
  ('rome', '901', 'Essai', 'Licence d''essai', NULL, '2026-11-24', 2, true);

INSERT INTO occupations (version, rome_code, title, parent_code, is_regulated) VALUES
  ('900', 'A1101', 'Veilleur / Veilleuse d''essai', 'A1101', true),
  ('900', 'A1102', 'Guide d''essai', NULL, NULL);

INSERT INTO occupation_domains (version, code, label) VALUES
  ('900', 'A', 'Domaine d''essai'),
  ('900', 'A11', 'Sous-domaine d''essai');

INSERT INTO occupation_titles (version, ogr_code, rome_code, long_form, short_form, masculine, feminine, is_principal, is_rare) VALUES
  ('900', '10', 'A1101', 'Veilleur / Veilleuse d''essai', 'Veilleur(se)', 'Veilleur d''essai', 'Veilleuse d''essai', true, false),
  ('900', '11', 'A1101', 'Sentinelle d''essai', NULL, NULL, NULL, false, true);

INSERT INTO occupation_texts (version, rome_code, kind, position, text) VALUES
  ('900', 'A1101', 'Definition', 0, 'Veille la nuit.');

INSERT INTO occupation_interests (version, rome_code, major, minor) VALUES
  ('900', 'A1101', 'R', 'S'),
  ('900', 'A1102', 'A', NULL);

INSERT INTO occupation_mobilities (version, from_code, from_title, to_code, to_title, kind) VALUES
  ('900', 'A1101', '', 'A1102', '', 'Near');

INSERT INTO skills (version, ogr_code, kind, label, category) VALUES
  ('900', '100', 'KnowHow', 'Rester éveillé', NULL),
  ('900', '101', 'Condition', 'Travail de nuit', 'Horaires');

INSERT INTO occupation_skills (version, rome_code, skill_code, is_basic, position) VALUES
  ('900', 'A1101', '100', true, 1),
  ('900', 'A1101', '101', false, 2);

INSERT INTO certifications (version, source_id, code, title, type, level, certifier, is_active, is_certifying, ends_on, last_session_year, rome_codes, formacodes, updated_on) VALUES
  ('900', '1', 'RNCP90001', 'Brevet d''essai', 'Brevet', 4, 'Ministère d''essai', true, true, '2031-12-31', 2031, 'A1101 A1102', '21054', '2026-05-01'),
  ('900', '2', 'CI2', 'Préparation d''essai', NULL, NULL, NULL, NULL, false, NULL, NULL, '', '', NULL);

INSERT INTO certification_successions (version, old_code, new_code) VALUES
  ('900', 'RNCP90000', 'RNCP90001');

INSERT INTO formacode_labels (version, code, label) VALUES
  ('900', '21054', 'Domaine d''essai');

INSERT INTO onisep_occupations (version, sheet_id, title, rome_codes, updated_on) VALUES
  ('900', 'MET.1', 'veilleur / veilleuse d''essai', 'A1101', '2026-03-05'),
  ('900', 'MET.2', 'guetteur / guetteuse d''essai', '', NULL);

INSERT INTO onisep_titles (version, sheet_id, title) VALUES
  ('900', 'MET.1', 'gardien / gardienne d''essai');

INSERT INTO onisep_trainings (version, sheet_id, title, type, duration, level, updated_on) VALUES
  ('900', 'FOR.1', 'brevet d''essai', 'brevet', '2 ans', 4, '2024-05-17'),
  ('900', 'FOR.2', 'autre brevet d''essai', NULL, NULL, NULL, NULL);

INSERT INTO onisep_training_codes (version, sheet_id, code) VALUES
  ('900', 'FOR.1', 'RNCP90001');

INSERT INTO onisep_paths (version, training_id, occupation_id) VALUES
  ('900', 'FOR.1', 'MET.1');

INSERT INTO training_offers (version, id, source_id, title, certification_codes, rome_codes, formacodes, provider, commune_code, latitude, longitude, mode, level, funding, cpf_eligible, open_without_diploma, disability_access, sessions, hours, updated_on, is_fictional) VALUES
  ('essai', '1D000000-0000-4000-8000-00000000000A', '1', 'Veiller la nuit', 'RNCP90001', 'A1101', '21054', 'Organisme d''essai', '53998', 48.1, -0.7, 'Mixed', 4, 'Region, Cpf', true, false, true, '2026-12-15/2027-06-30', 700, '2026-11-01', false),
  ('essai', '1D000000-0000-4000-8000-00000000000B', '2', 'Autre essai', '', '', '', 'Organisme d''essai', NULL, NULL, NULL, NULL, NULL, 'None', NULL, NULL, NULL, '', NULL, NULL, true);

INSERT INTO occupation_families (version, code, label) VALUES
  ('dares-tension-2019', 'A0Z40', 'Famille d''essai');

INSERT INTO occupation_family_links (version, family_code, rome_code) VALUES
  ('dares-tension-2019', 'A0Z40', 'A1101');

INSERT INTO employment_basins (version, code, name) VALUES
  ('dares-tension-2019', '5201', 'Bassin d''essai');

INSERT INTO labour_figures (version, nomenclature, code, measure, area, area_code, period, value, why) VALUES
  ('dares-tension-2019', 'Fap', 'A0Z40', 'TensionIndex', 'Region', '52', '2019', 1.5, NULL),
  ('dares-tension-2019', 'Fap', 'A0Z40', 'TensionIndex', 'Nation', '', '2019', NULL, 'Withheld');

INSERT INTO insertion_rates (version, uai, cohort, track, name, region_code, went_on, in_work, otherwise, broken_contracts, employed_after6, expected_after6, employed_after12, employed_after18, employed_after24) VALUES
  ('900', '0530001A', '2022-2023', 'School', 'Lycée d''essai', '52', 40, 35, 25, NULL, 58, 60, 62, 64, 66),
  ('900', '0530002B', '2022-2023', 'Apprenticeship', 'Centre d''essai', NULL, NULL, NULL, NULL, 12, NULL, NULL, NULL, NULL, NULL);

INSERT INTO diploma_insertions (version, diploma, name, region_code, measures, went_on, employed_after6, employed_after12, employed_after18, employed_after24, certification_codes) VALUES
  ('900', 'CAP', 'essai', '52', 12, 40, 58, 60, 62, 64, 'RNCP90001'),
  ('900', 'BTS', 'essai', '', 0, NULL, NULL, NULL, NULL, NULL, '');

INSERT INTO link_checks (url, state, status, moved_to, checked_at, dead_since) VALUES
  ('https://example.org/', 'Gone', 404, 'https://example.org/autre', '2026-11-24 09:00:00', '2026-11-17 09:00:00'),
  ('https://example.org/silence', 'Silent', NULL, NULL, '2026-11-24 09:00:00', NULL);

INSERT INTO staged_rows (run_id, rank, row_type, is_new, payload) VALUES
  ('1C000000-0000-4000-8000-00000000000A', 0, 'Skill', true, '{"Version":"900"}');
