package dev.parley.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A flow in a file: its definition as Studio exports it, or the whole response of {@code GET /v2/Flows/{FW}}.
 *
 * @param sid the response's {@code sid}, else the file name if it is a SID, else one derived from the name
 * @param name the response's {@code friendly_name}, else the file name
 * @param json the definition
 * @param warnings what will not work as it does at Twilio
 */
public record FlowFile(String sid, String name, String json, List<DefinitionError> warnings) {
    private static final String ENDING = ".json";
    private static final String SID = "FW[0-9a-f]{32}";

    public FlowFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the flows of a folder, and checks that they can be run. A missing folder has none.
     *
     * @throws IllegalArgumentException if one cannot be run; the message names file and widget
     */
    public static List<FlowFile> readAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(FlowFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FlowFile read(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        try {
            JsonNode root = LiquidJson.tree(Files.readString(file));
            JsonNode definition = root.has("definition") ? root.path("definition") : root;
            return new FlowFile(
                    sid(root.path("sid").asText(name), name),
                    root.path("friendly_name").asText(name),
                    definition.toString(),
                    Definition.read(definition.toString()).warnings());
        } catch (InvalidDefinition e) {
            throw new IllegalArgumentException(displayed(file) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path displayed(Path file) {
        return file.subpath(Math.max(0, file.getNameCount() - 2), file.getNameCount());
    }

    private static String sid(String candidate, String name) {
        if (candidate.matches(SID)) {
            return candidate;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "FW" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
