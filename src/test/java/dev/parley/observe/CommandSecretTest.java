package dev.parley.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSecretTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void standsBesideTheInboxForItsOwnerOnly() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "no permissions to be seen here");

        secret().publish();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertTrue(Files.readString(file()).matches("[0-9a-f]{64}\\R"), "64 hex digits");
        assertEquals(List.of("inbox.command-secret"), files());
    }

    @Test
    void isAnotherOneInEachRun() {
        CommandSecret before = secret();
        before.publish();
        String known = CommandSecret.read(file());
        CommandSecret now = secret();

        now.publish();

        assertNotEquals(known, CommandSecret.read(file()));
        assertFalse(now.isKnownTo(List.of(known)), "the one of the run before");
        assertTrue(now.isKnownTo(List.of(CommandSecret.read(file()))), "the one of this run");
    }

    @Test
    void replacesAFileThatIsThere() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "untouched");
        Files.createSymbolicLink(file(), elsewhere);

        secret().publish();

        assertEquals("untouched", Files.readString(elsewhere));
        assertTrue(Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS), "a file of its own");
    }

    @Test
    void isInvalidBeforeItIsPublishedAndAfterItIsWithdrawn() throws IOException {
        CommandSecret secret = secret();
        secret.publish();
        String known = CommandSecret.read(file());

        secret.withdraw();

        assertFalse(secret.isKnownTo(List.of(known)));
        assertEquals(List.of(), files());
    }

    @Test
    void leavesAloneTheOneOfParleyThatHoldsTheInbox() {
        secret().publish();
        String known = CommandSecret.read(file());

        secret().withdraw();

        assertEquals(known, CommandSecret.read(file()));
    }

    @Test
    void letsParleyRunWhereItCannotBeWritten() throws IOException {
        Files.createDirectories(file().resolve("not-empty"));
        CommandSecret secret = secret();

        secret.publish();

        assertFalse(secret.isKnownTo(List.of("Bearer ")));
        assertEquals(List.of("inbox.command-secret"), files());
    }

    @Test
    void saysWhyItCannotBeRead() throws IOException {
        assertReadingIs("There is no " + file()
                + ", which exists while Parley runs. Is it running, with this inbox.directory,"
                + " from this folder?");

        Files.writeString(file(), "secret");
        assertReadingIs(file() + " does not contain a secret of Parley. Restart Parley, which writes it again.");
    }

    private void assertReadingIs(String line) {
        Exception refused = assertThrows(IllegalStateException.class, () -> CommandSecret.read(file()));

        assertEquals(line, refused.getMessage());
    }

    private CommandSecret secret() {
        return CommandSecret.beside(directory.resolve("inbox"));
    }

    private Path file() {
        return CommandSecret.fileBeside(directory.resolve("inbox"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
