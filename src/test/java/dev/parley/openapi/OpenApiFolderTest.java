package dev.parley.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** What is read of a document, shown with a small one. */
class OpenApiFolderTest {
    private static final String SMALL =
            """
            {
              "info": {"version": "1.0.0", "description": "All of Twilio."},
              "paths": {
                "/v2/Flows/{Sid}": {
                  "description": "A flow.",
                  "post": {
                    "description": "Changes a flow.",
                    "parameters": [
                      {"name": "Sid", "in": "path", "required": true, "schema": {"type": "string"}},
                      {"name": "Part", "in": "query", "required": true, "schema": {"type": "integer"}},
                      {"name": "If-Match", "in": "header", "schema": {"type": "string"}, "example": "an example"}],
                    "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {
                      "type": "object",
                      "required": ["Status"],
                      "properties": {
                        "Status": {"$ref": "#/components/schemas/status"},
                        "FriendlyName": {"type": "string", "description": "A name."}}}}}},
                    "responses": {
                      "200": {"description": "OK", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/flow"}, "examples": {"post": {"value": "an example"}}}}},
                      "204": {"description": "Nothing"}}}},
                "/v2/Others": {"get": {"responses": {}}}},
              "components": {"schemas": {
                "status": {"type": "string", "enum": ["published", "draft"]},
                "flow": {"type": "object", "description": "A flow.", "properties": {
                  "sid": {"type": "string", "pattern": "^FW$", "nullable": true, "description": "Its SID."},
                  "status": {"$ref": "#/components/schemas/status"},
                  "errors": {"type": "array", "items": {"type": "string", "format": "uri"}}}}}}
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void keepsTheFactsOfAnOperationAndNoProse() throws IOException {
        assertEquals(
                """
                # Made from Twilio's OpenAPI document by OpenApiTableTest: CONTRIBUTING.md has the command.
                release: 2.6.7
                date: 2026-04-14
                version: 1.0.0
                sha256: %s
                operations:
                - method: post
                  path: /v2/Flows/{Sid}
                  required: [Part, Status]
                  query:
                    Part: {type: integer}
                  header:
                    If-Match: {type: string}
                  form:
                    FriendlyName: {type: string}
                    Status:
                      type: string
                      enum: [draft, published]
                  answers:
                    '200':
                      errors:
                        type: array
                        items: {type: string, format: uri}
                      sid: {type: string, pattern: ^FW$, nullable: true}
                      status:
                        type: string
                        enum: [draft, published]
                    '204': {}
                """
                        .formatted(read(SMALL).sha256()),
                table(SMALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'/v2/Flows/{Sid}'      | '/v2/Flows/{FlowSid}'",
                "'\"post\": {'           | '\"put\": {'",
                "'\"name\": \"Part\"'     | '\"name\": \"Half\"'",
                "'\"in\": \"header\"'     | '\"in\": \"query\"'",
                "'[\"Status\"]'          | '[]'",
                "'\"FriendlyName\"'      | '\"Name\"'",
                "'\"draft\"'             | '\"waiting\"'",
                "'\"204\"'               | '\"202\"'",
                "'\"errors\"'            | '\"warnings\"'",
                "'\"nullable\": true'    | '\"nullable\": false'",
                "'\"format\": \"uri\"'    | '\"format\": \"date-time\"'",
            })
    void seesThatAFactIsAnother(String said, String instead) throws IOException {
        assertNotEquals(
                read(SMALL).operations(), read(SMALL.replace(said, instead)).operations());
    }

    @Test
    void tellsADocumentOfOtherProseByItsDigestOnly() throws IOException {
        OpenApiDocument reworded = read(SMALL.replace("A flow.", "A workflow."));

        assertEquals(read(SMALL).operations(), reworded.operations());
        assertNotEquals(read(SMALL).sha256(), reworded.sha256());
    }

    @Test
    void refusesAnAnswerThatTheTestsCouldNotJudge() {
        String listed = SMALL.replace("\"$ref\": \"#/components/schemas/flow\"", "\"type\": \"array\"");

        assertThrows(IllegalStateException.class, () -> read(listed));
    }

    @Test
    void isTheSourceWhereItIsNamedEvenIfADocumentIsMissing() {
        OpenApiSource source = OpenApiSource.of(folder.toString());

        assertEquals(new OpenApiFolder(folder), source);
        assertThrows(IllegalStateException.class, () -> source.document(OpenApiProduct.STUDIO_V2));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void isReplacedByTheTableWhereItIsNotNamed(@Nullable String named) {
        assertEquals(new OpenApiTable(), OpenApiSource.of(named));
    }

    private String table(String document) throws IOException {
        return OpenApiTable.text(read(document), OpenApiRelease.parse("2.6.7 2026-04-14"));
    }

    private OpenApiDocument read(String document) throws IOException {
        Files.writeString(folder.resolve("twilio_studio_v2.json"), document);
        return new OpenApiFolder(folder).document(OpenApiProduct.STUDIO_V2);
    }
}
