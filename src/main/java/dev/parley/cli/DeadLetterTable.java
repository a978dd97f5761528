package dev.parley.cli;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Formats dead letters as a table: one line each, with the reason last, since it may be cut. */
final class DeadLetterTable {
    private static final List<String> TITLES =
            List.of("LETTER", "GAVE UP", "ROUTE", "ATTEMPTS", "TYPE", "CONVERSATION", "REASON");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int MIN_ID_LENGTH = 8;
    private static final int MIN_REASON_WIDTH = 20;

    private final ZoneId zone;
    private final int width;
    private List<Integer> widths = List.of();

    /** @param width of a line in characters; the reason always gets a minimum */
    DeadLetterTable(ZoneId zone, int width) {
        this.zone = zone;
        this.width = width;
    }

    /** Returns lines for more letters, with the titles above the first ones. */
    List<String> lines(List<JsonObject> letters) {
        int idLength = idLength(letters);
        List<List<String>> rows = new ArrayList<>();
        if (widths.isEmpty()) {
            rows.add(TITLES);
        }
        letters.forEach(letter -> rows.add(List.of(
                beginning(text(letter, "letter"), idLength),
                TIME.format(Instant.parse(letter.getString("gaveUp")).atZone(zone)),
                text(letter, "route"),
                String.valueOf(letter.getInteger("attempts")),
                text(letter, "type"),
                text(letter, "lane"),
                text(letter, "reason"))));
        widths = widths(rows);
        return rows.stream().map(this::line).toList();
    }

    private static String text(JsonObject letter, String name) {
        return TerminalText.inOneLine(letter.getString(name, ""));
    }

    /** Returns the length at which these letters' ids are unique. */
    private static int idLength(List<JsonObject> letters) {
        int length = MIN_ID_LENGTH;
        while (distinct(letters, length) < distinct(letters, Integer.MAX_VALUE)) {
            length++;
        }
        return length;
    }

    private static long distinct(List<JsonObject> letters, int length) {
        return letters.stream()
                .map(letter -> letter.getString("letter"))
                .map(id -> beginning(id, length))
                .distinct()
                .count();
    }

    private static String beginning(String id, int length) {
        return id.substring(0, Math.min(length, id.length()));
    }

    /** Columns get wider for more letters, never narrower. */
    private List<Integer> widths(List<List<String>> rows) {
        List<Integer> wider = new ArrayList<>();
        for (int column = 0; column < TITLES.size() - 1; column++) {
            int index = column;
            int before = widths.isEmpty() ? 0 : widths.get(column);
            wider.add(Math.max(
                    before,
                    rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0)));
        }
        return wider;
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.size(); column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - cell.length());
            boolean number = TITLES.get(column).equals("ATTEMPTS");
            line.append(number ? blanks + cell : cell + blanks).append("  ");
        }
        String reason = row.get(row.size() - 1);
        return line + TerminalText.cut(reason, Math.max(MIN_REASON_WIDTH, width - line.length()));
    }
}
