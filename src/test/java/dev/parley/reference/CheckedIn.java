package dev.parley.reference;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that is generated from code and checked in, so that it can be read without a build. */
public final class CheckedIn {
    /** The command that regenerates all such files. */
    private static final String COMMAND =
            "mvn -Dquick test -Dtest='*ReferenceTest#document*,CoverageTest#document*,*SchemaTest#schema*' -Dparley.write-reference=true";

    private CheckedIn() {}

    /** Fails if the file differs from the generated one, or writes it if requested. */
    public static void assertCurrent(Path file, String made) throws IOException {
        if (Boolean.getBoolean("parley.write-reference")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, made);
            return;
        }
        assertCurrent(file, made, COMMAND);
    }

    /** Fails if the file differs from the generated one, with the command that regenerates it. */
    public static void assertCurrent(Path file, String made, String command) throws IOException {
        List<String> found = Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
        List<String> expected = made.lines().toList();
        for (int line = 0; line < Math.max(found.size(), expected.size()); line++) {
            String there = line < found.size() ? found.get(line) : "nothing";
            String wanted = line < expected.size() ? expected.get(line) : "nothing";
            if (!there.equals(wanted)) {
                fail("%s is stale from line %d on. Write it anew: %s%n  found:    %s%n  expected: %s"
                        .formatted(file, line + 1, command, there, wanted));
            }
        }
    }
}
