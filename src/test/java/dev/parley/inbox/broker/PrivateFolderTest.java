package dev.parley.inbox.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeEach
    void needModes() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no modes to be seen here");
    }

    @Test
    void isMadeForItsOwnerOnlyWithTheFoldersAboveIt() throws IOException {
        Path folder = directory.resolve("data/inbox");

        PrivateFolder.make(folder);

        assertEquals("rwx------", mode(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwx---", "rwxrwxrwx", "rwx--x--x"})
    void isNarrowedWhereItIsWider(String wider) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("inbox"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(wider));

        PrivateFolder.make(folder);

        assertEquals("rwx------", mode(folder));
    }

    @Test
    void isNarrowedBehindLink() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("volume"));
        Path connection = Files.createSymbolicLink(directory.resolve("inbox"), folder);

        PrivateFolder.make(connection);

        assertEquals("rwx------", mode(folder));
    }

    @Test
    void cannotBeMadeInPlaceOfFile() throws IOException {
        Path file = Files.writeString(directory.resolve("inbox"), "");

        assertThrows(IOException.class, () -> PrivateFolder.make(file));
    }

    @Test
    void keepsTheEmbeddedBrokersJournal() throws Exception {
        Path folder = directory.resolve("inbox");

        try (EmbeddedBroker broker = new EmbeddedBroker(folder)) {
            broker.ensureRunning();

            assertEquals("rwx------", mode(folder));
        }
    }

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
