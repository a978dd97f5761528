package dev.parley.app;

import dev.parley.app.settings.CamelDeclarations;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.deadletter.DeadLetterCommands;
import dev.parley.observe.CommandClient;
import dev.parley.observe.CommandHandler;
import dev.parley.observe.CommandSecret;
import dev.parley.protocol.FormParameters;
import dev.parley.setting.Settings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The way to the dead letters that the settings name: those of a broker inside a running Parley through that Parley, those of
 * a broker of its own straight from there.
 */
public final class DeadLetterAccess implements AutoCloseable {
    private final CommandHandler commands;
    private final AutoCloseable connection;

    private DeadLetterAccess(CommandHandler commands, AutoCloseable connection) {
        this.commands = commands;
        this.connection = connection;
    }

    /**
     * Finds where to ask; whether that answers shows when it is asked.
     *
     * @throws StartFailure with one line for the person who can mend it
     */
    public static DeadLetterAccess open(Path configuration, Map<String, String> overrides) throws StartFailure {
        return SettingsFile.use(configuration, overrides, DeadLetterAccess::of);
    }

    private static DeadLetterAccess of(Settings settings, Path home) {
        InboxSettings inbox = InboxSettings.from(settings, home);
        if (inbox.isEmbedded()) {
            return new DeadLetterAccess(
                    new CommandClient(management(settings), CommandSecret.fileBeside(inbox.directory())), () -> {});
        }
        DeadLetterCommands desk = DeadLetterCommands.at(inbox);
        return new DeadLetterAccess(desk::answer, desk);
    }

    private static URI management(Settings settings) {
        if (!settings.get(CamelDeclarations.MANAGEMENT_ENABLED)) {
            throw new IllegalArgumentException(
                    "camel.management.enabled is false, so nobody can be asked about the dead"
                            + " letters in the broker inside Parley. Set it to true and start Parley again.");
        }
        String host = settings.get(CamelDeclarations.MANAGEMENT_HOST);
        if (!isReachedByLoopback(host)) {
            throw new IllegalArgumentException("camel.management.host is \"" + host
                    + "\": dead letters are told on this machine only, so expected 127.0.0.1, or 0.0.0.0 for every"
                    + " address.");
        }
        int port = settings.get(CamelDeclarations.MANAGEMENT_PORT);
        if (port == 0) {
            throw new IllegalArgumentException(
                    "camel.management.port is 0, any free port: expected the one on which Parley"
                            + " listens. Name it with --set camel.management.port=….");
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A server on all addresses is on the loopback address as well. */
    private static boolean isReachedByLoopback(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Answers a command.
     *
     * @return a JSON object in UTF-8, as {@link DeadLetterCommands#answer} says; reading it fails where Parley breaks off
     * @throws IllegalArgumentException with a line for the user, if a letter does not exist
     * @throws IllegalStateException with a line for the user, if there is no answer
     */
    public InputStream answer(String command, FormParameters asked) throws Exception {
        return commands.answer(command, asked);
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
