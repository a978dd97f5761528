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
 * What a command about dead letters must know: 256 random bits, anew for each run, in a file that only the user of this process
 * can read. So a command comes from that user on this machine, whatever other programs here pass on from elsewhere.
 *
 * <p>Shape of the file: 64 hex digits and a line break; beside the inbox's folder, {@code data/inbox.command-secret} for {@code
 * data/inbox}.
 */
public final class CommandSecret {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSecret.class);
    private static final int BYTES = 32;
    private static final int MOST_BYTES_READ = 1_024;
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

    /** Makes one for the Parley that holds the inbox in a folder; nobody can know it before it is {@link #publish published}. */
    public static CommandSecret beside(Path inbox) {
        return new CommandSecret(fileBeside(inbox));
    }

    /** Returns where the Parley that holds the inbox in a folder keeps its secret. */
    public static Path fileBeside(Path inbox) {
        Path folder = inbox.toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + ".command-secret");
    }

    /**
     * Writes it down, in place of what an earlier run left. To be called by the process that holds the inbox. Where it cannot be
     * written a warning says so, and no command is answered.
     */
    public void publish() {
        try {
            Path folder = file.resolveSibling("");
            // Whole or not at all, and never readable by others, not for a moment.
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
                        "{} may be read by others, for its file system keeps no permissions: so can the inbox beside it."
                                + " Set inbox.directory to a folder on another file system.",
                        file);
            }
        } catch (IOException e) {
            LOG.warn(
                    "parley dead-letters is not answered: cannot write {} ({}). Let the user that Parley runs as write to its"
                            + " folder, or set inbox.directory to a folder in another one.",
                    file,
                    e.toString());
        }
    }

    /** Takes it away again: from now on no command is answered. */
    public void withdraw() {
        if (published) {
            published = false;
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.debug("{} stays behind; nothing answers to it: {}", file, e.toString());
            }
        }
    }

    /** Returns whether somebody knows it; takes as long for every wrong one. */
    boolean isKnownTo(List<String> authorizations) {
        return published
                && authorizations.size() == 1
                && MessageDigest.isEqual(expected, authorizations.get(0).getBytes(StandardCharsets.UTF_8));
    }

    private static String authorization(String secret) {
        return SCHEME + secret;
    }

    /**
     * Returns what a command sends as {@code Authorization}.
     *
     * @param file where the Parley to be asked keeps its secret
     * @throws IllegalStateException with a line for the person, where it cannot be read
     */
    static String read(Path file) {
        String secret;
        try (var in = Files.newInputStream(file)) {
            secret = new String(in.readNBytes(MOST_BYTES_READ), StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            throw unreadable(
                    "There is no " + file
                            + ", which Parley keeps while it runs. Is it running, with this inbox.directory, from"
                            + " this folder?",
                    e);
        } catch (AccessDeniedException e) {
            throw unreadable(
                    file + " can be read only by the user that Parley runs as: give the command as that user.", e);
        } catch (IOException e) {
            throw unreadable("Cannot read " + file + " (" + e + ").", e);
        }
        if (!secret.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw unreadable(
                    "What is in " + file + " was not written by Parley. Start Parley again: it writes it anew.", null);
        }
        return authorization(secret);
    }

    private static IllegalStateException unreadable(String line, @Nullable Exception cause) {
        return new IllegalStateException(line, cause);
    }
}
