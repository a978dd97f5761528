package dev.parley.app;

import dev.parley.account.AccountSettings;
import dev.parley.app.settings.CamelDeclarations;
import dev.parley.inbox.DurableInbox;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.observe.CommandSecret;
import dev.parley.observe.ManagementServer;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.sandbox.Sandbox;
import dev.parley.setting.Settings;
import dev.parley.watchdog.Watchdog;
import dev.parley.webhook.HookSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Parley: the routes of a folder in a {@link Pipeline}, and what outlives them, which is the HTTP server, the inbox,
 * the way to Twilio, metrics, management and, where it stands in, the sandbox.
 */
public final class Node implements AutoCloseable {
    /** What the log names the program. */
    public static final String LOG_NAME = "dev.parley.Parley";

    private static final Logger LOG = LoggerFactory.getLogger(LOG_NAME);
    private static final int WORKERS = 64;

    /** How often counted refusals are logged. */
    private static final long REFUSALS_MILLIS = 5_000;

    private final SettingsFile file;
    private final Vertx vertx = Vertx.vertx();
    private final RefusalLog refusals = new RefusalLog();
    /** Virtual threads where Camel's are. */
    private final ExecutorService workers =
            Executors.newFixedThreadPool(WORKERS, new CamelThreadFactory("#name#-#counter#", "inbox", true));

    private boolean accepting;
    private @Nullable Sandbox sandbox;
    private @Nullable CompletableFuture<DurableInbox> inbox;
    private @Nullable NodeServices services;
    private @Nullable ManagementServer management;
    private @Nullable CommandSecret commandSecret;
    private volatile @Nullable Pipeline pipeline;

    private Node(SettingsFile file) {
        this.file = file;
    }

    /**
     * Starts Parley and returns when it accepts requests.
     *
     * @param configuration the {@code application.properties}; relative paths in it refer to its folder
     * @param overrides settings for this run only, over those of the file
     * @throws StartFailure with one line that says what to do
     */
    public static Node start(Path configuration, Map<String, String> overrides) throws StartFailure {
        Node node = new Node(SettingsFile.open(configuration, overrides));
        try {
            node.begin();
            return node;
        } catch (Exception e) {
            StartFailure failure = node.failure(e);
            node.close();
            throw failure;
        }
    }

    private StartFailure failure(Exception e) {
        Pipeline made = pipeline;
        return StartFailure.of(e, made == null ? file.reader() : made.context(), file.home());
    }

    private void begin() throws Exception {
        Settings settings = file.settings();
        TwilioAccess access = StartCheck.access(settings);
        file.setBelowOptions(access.properties());
        StartCheck.run(settings, access, file.home());
        file.warnings().forEach(LOG::warn);
        StartWarnings.of(settings, access).forEach(LOG::warn);
        if (access.sandbox()) {
            sandbox = Sandbox.prepare(vertx, SandboxParts.settings(settings, file.home()));
            file.set("twilio.api-base-url", sandbox.uri().toString());
        }
        // A broker takes half a second to start; Camel reads the routes meanwhile.
        InboxSettings inboxSettings = InboxSettings.from(settings, file.home());
        inbox = CompletableFuture.supplyAsync(() -> DurableInbox.open(inboxSettings));
        NodeServices shared = NodeServices.of(vertx, settings, access, event -> inbox().store(event), refusals);
        services = shared;
        InboxDepth.show(shared.metrics(), () -> inbox().deadLetters());
        vertx.setPeriodic(REFUSALS_MILLIS, tick -> refusals.tell());
        Pipeline first =
                new Pipeline(file, HookSettings.from(settings), RouteBeans.of(settings, access, shared), shared);
        pipeline = first;
        manage(settings, inboxSettings, shared);
        first.load(RouteSet.read(file.home().resolve(settings.get(CamelDeclarations.ROUTES_DIRECTORY)), file.home()));
        if (sandbox != null) {
            first.load(new SandboxRedirect(sandbox.uri()));
        }
        takeInbox();
        first.start();
        first.serve();
        shared.http().listen();
        inbox().dispatch(shared.listeners()::get, workers, shared.twilio().availability()::whenOpen);
        if (sandbox != null) {
            sandbox.open();
        }
        accepting = true;
        sayWhatRunsWhere(first);
    }

    private void manage(Settings settings, InboxSettings inboxSettings, NodeServices shared) {
        CommandSecret secret = CommandSecret.beside(inboxSettings.directory());
        commandSecret = inboxSettings.isEmbedded() ? secret : null;
        if (settings.get(CamelDeclarations.MANAGEMENT_ENABLED)) {
            management = new ManagementServer(
                    vertx,
                    () -> {
                        Pipeline current = pipeline;
                        return current == null ? null : current.context();
                    },
                    shared.metrics(),
                    (command, asked) -> inbox().deadLetters().answer(command, asked),
                    secret,
                    refusals,
                    settings.get(CamelDeclarations.MANAGEMENT_HOST),
                    settings.get(CamelDeclarations.MANAGEMENT_PORT));
            management.start();
        }
    }

    private void takeInbox() {
        inbox();
        // Not before the inbox is ours: another Parley may hold it, and its secret is the one that counts.
        if (commandSecret != null) {
            commandSecret.publish();
        }
    }

    private DurableInbox inbox() {
        return Objects.requireNonNull(inbox, "opened before the routes are read")
                .join();
    }

    private void sayWhatRunsWhere(Pipeline running) {
        LOG.info(
                "Parley accepts requests at http://127.0.0.1:{}, with {} routes from {}",
                port(),
                running.context().getRoutesSize(),
                file.settings().get(CamelDeclarations.ROUTES_DIRECTORY));
        if (sandbox == null) {
            String publicUrl = file.settings().text(AccountSettings.PUBLIC_URL);
            // A password in it has no place in a log.
            LOG.info("Calls go to Twilio; it calls {}", publicUrl.replaceFirst("://[^/]*@", "://"));
        } else {
            LOG.info("No Twilio account is set: the sandbox stands in for Twilio at {}", sandbox.uri());
            LOG.info("Open {}/ and write something: the bot answers", sandbox.uri());
        }
    }

    /** Watches the event loops of all its servers until the process ends, as {@link Watchdog#watch} says. */
    public void watch(Duration patience, Consumer<String> end) {
        Watchdog.watch(vertx, patience, end);
    }

    /** Returns the port at which requests are accepted. */
    public int port() {
        return services == null ? 0 : services.http().port();
    }

    /**
     * Answers 503 to new requests, lets running requests and events finish, and closes the inbox last. It takes no longer than
     * {@code camel.main.shutdownTimeout}; an event that has not finished by then is not acknowledged.
     */
    @Override
    public void close() {
        Pipeline running = pipeline;
        if (running != null) {
            running.beginStop();
        }
        boolean opened = inbox != null
                && !inbox.handle((open, failure) -> failure != null).join();
        if (opened) {
            inbox().pause();
        }
        if (accepting) {
            LOG.info("Parley is stopping: it answers 503, and what is in hand may finish");
        }
        if (running != null && services != null) {
            CompletableFuture<Void> nothing = CompletableFuture.completedFuture(null);
            running.awaitEnd(services.http().drain(), opened ? inbox().drained() : nothing)
                    .ifPresent(LOG::warn);
            services.twilio().stop();
            running.stop();
        }
        workers.shutdownNow();
        closeServers();
        if (opened) {
            closeInbox();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void closeServers() {
        if (services != null) {
            services.close();
        }
        if (management != null) {
            management.stop();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private void closeInbox() {
        if (commandSecret != null) {
            commandSecret.withdraw();
        }
        try {
            inbox().close();
        } catch (Exception e) {
            LOG.warn("The inbox did not close in order; nothing in it is lost: {}", e.getMessage());
        }
    }
}
