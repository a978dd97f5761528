package dev.parley.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates commands about dead letters: 256 random bits, new for each run, in a file that only this process' user can
 * read. So a command comes from that user on this machine, even if other programs here forward requests.
 *
 * <p>Format of the file: 64 hex digits and a line break. It is next to the inbox's folder, {@code data/inbox.command-secret}
 * for {@code data/inbox}.
 */
public final class CommandSecret {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSecret.class);
    private static final int BYTES = 32;
    private static final int MAX_BYTES_READ = 1_024;
    private static final String SCHEME = "Bearer ";

    private final Path file;
    private final byte[] expected;
    private volatile boolean published;

    private CommandSecret(Path file) {
        this.file = file;
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        expected = authorization(HexFormat.of().formatHex(random)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Creates the secret of the Parley with that inbox; it is not in a file before it is {@link #publish published}. */
    public static CommandSecret beside(Path inbox) {
        return new CommandSecret(fileBeside(inbox));
    }

    /** Returns the secret's file of the Parley with that inbox. */
    public static Path fileBeside(Path inbox) {
        Path folder = inbox.toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + ".command-secret");
    }

    /**
     * Writes the file, replacing that of an earlier run. To be called by the process that has opened the inbox. If it cannot
     * be written, a warning is logged and no command is answered.
     */
    public void publish() {
        try {
            Path folder = file.resolveSibling("");
            // Atomically, and never readable by others.
            Path draft = Files.createTempFile(folder, ".command-secret", ".tmp", OwnerOnly.attributes(folder));
            try {
                Files.write(draft, List.of(new String(expected, StandardCharsets.US_ASCII).substring(SCHEME.length())));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            published = true;
            if (!OwnerOnly.holds(file)) {
                LOG.warn(
                        "{} may be readable by others, since its file system has no permissions, and so may the inbox."
                                + " Set inbox.directory to a folder on another file system.",
                        file);
            }
        } catch (IOException e) {
            LOG.warn(
                    "parley dead-letters is not answered: cannot write {} ({}). Allow Parley's user to write to its"
                            + " folder, or set inbox.directory to a folder in another one.",
                    file,
                    e.toString());
        }
    }

    /** Deletes the file: from now on no command is answered. */
    public void withdraw() {
        if (published) {
            published = false;
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.debug("{} cannot be deleted; its secret is no longer valid: {}", file, e.toString());
            }
        }
    }

    /** Returns whether the header has the secret; takes the same time for every wrong one. */
    boolean isKnownTo(List<String> authorizations) {
        return published
                && authorizations.size() == 1
                && MessageDigest.isEqual(expected, authorizations.get(0).getBytes(StandardCharsets.UTF_8));
    }

    private static String authorization(String secret) {
        return SCHEME + secret;
    }

    /**
     * Returns the {@code Authorization} header of a command.
     *
     *
     * @param file the secret's file
     * @throws IllegalStateException with a message for the user, if it cannot be read
     */
    static String read(Path file) {
        String secret;
        try (var in = Files.newInputStream(file)) {
            secret = new String(in.readNBytes(MAX_BYTES_READ), StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            throw unreadable(
                    "There is no " + file
                            + ", which exists while Parley runs. Is it running, with this inbox.directory, from"
                            + " this folder?",
                    e);
        } catch (AccessDeniedException e) {
            throw unreadable(file + " can be read only by Parley's user: run the command as that user.", e);
        } catch (IOException e) {
            throw unreadable("Cannot read " + file + " (" + e + ").", e);
        }
        if (!secret.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw unreadable(
                    file + " does not contain a secret of Parley. Restart Parley, which writes it again.", null);
        }
        return authorization(secret);
    }

    private static IllegalStateException unreadable(String line, @Nullable Exception cause) {
        return new IllegalStateException(line, cause);
    }
}
