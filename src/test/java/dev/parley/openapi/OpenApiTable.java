package dev.parley.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The table made from Twilio's OpenAPI documents: a YAML file for each of them. */
record OpenApiTable(Path folder) implements OpenApiSource {
    private static final String RELEASE = "release";
    private static final String DATE = "date";

    private static final ObjectMapper RECORDS = new ObjectMapper();

    /** The table that is checked in. */
    OpenApiTable() {
        this(Path.of("src/test/resources/openapi"));
    }

    @Override
    public OpenApiDocument document(OpenApiProduct product) {
        Map<String, Object> table = load(product);
        table.remove(RELEASE);
        table.remove(DATE);
        return RECORDS.convertValue(table, OpenApiDocument.class);
    }

    OpenApiRelease release(OpenApiProduct product) {
        Map<String, Object> table = load(product);
        return new OpenApiRelease(String.valueOf(table.get(RELEASE)), LocalDate.parse(String.valueOf(table.get(DATE))));
    }

    Path file(OpenApiProduct product) {
        return folder.resolve(product.fileName() + ".yaml");
    }

    private Map<String, Object> load(OpenApiProduct product) {
        try {
            Object table = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file(product)));
            return RECORDS.convertValue(table, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of the table for a document: a line for each parameter and each member of an answer. */
    static String text(OpenApiDocument document, OpenApiRelease release) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put(RELEASE, release.release());
        table.put(DATE, release.date().toString());
        table.putAll(RECORDS.convertValue(document, new TypeReference<Map<String, Object>>() {}));
        DumpSettings oneLineEach = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.AUTO)
                .setWidth(1000)
                .build();
        return "# Made from Twilio's OpenAPI document by OpenApiTableTest: CONTRIBUTING.md has the command.\n"
                + new Dump(oneLineEach).dumpToString(table);
    }
}
