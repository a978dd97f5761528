package dev.parley.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a list of dead letters while it is received, since a hundred thousand letters should not be in memory at once. */
final class DeadLetterListing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> LETTER = new TypeReference<>() {};
    /** How many letters are aligned with each other. */
    private static final int LETTERS_IN_A_TABLE = 1_000;

    private final InputStream answer;
    private final PrintWriter out;
    private long count;
    private long printed;
    private @Nullable String note;

    DeadLetterListing(InputStream answer, PrintWriter out) {
        this.answer = answer;
        this.out = out;
    }

    /** Prints the response with indentation. */
    void printJson() throws IOException {
        try (JsonParser parser = JSON.createParser(answer);
                JsonGenerator printer = JSON.createGenerator(out)) {
            // Raw control characters in JSON could control the terminal.
            printer.enable(JsonGenerator.Feature.ESCAPE_NON_ASCII);
            printer.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setPrettyPrinter(new DefaultPrettyPrinter());
            parser.nextToken();
            printer.copyCurrentStructure(parser);
        }
        out.println();
    }

    /** Prints a line per letter, and a note on letters that are not listed. */
    void printTable(DeadLetterTable table) throws IOException {
        try (JsonParser parser = JSON.createParser(answer)) {
            parser.nextToken();
            for (String name; (name = parser.nextFieldName()) != null; ) {
                parser.nextToken();
                switch (name) {
                    case "count" -> count = parser.getLongValue();
                    case "letters" -> printLetters(parser, table);
                    case "note" -> note = parser.getText();
                    default -> parser.skipChildren();
                }
            }
        }
        if (note != null) {
            out.println(note);
        } else if (count > printed) {
            out.println("… and " + (count - printed) + " more: --limit shows more of them.");
        }
    }

    private void printLetters(JsonParser parser, DeadLetterTable table) throws IOException {
        List<JsonObject> letters = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            letters.add(new JsonObject(JSON.readValue(parser, LETTER)));
            if (letters.size() == LETTERS_IN_A_TABLE) {
                print(letters, table);
            }
        }
        print(letters, table);
    }

    private void print(List<JsonObject> letters, DeadLetterTable table) {
        if (!letters.isEmpty()) {
            table.lines(letters).forEach(out::println);
            printed += letters.size();
            letters.clear();
        }
    }
}
