package dev.parley.app;

import dev.parley.access.AccessSettings;
import dev.parley.access.AccessSteps;
import dev.parley.access.RouteRefusals;
import dev.parley.admin.AdminSteps;
import dev.parley.admin.AdminToken;
import dev.parley.app.settings.CamelDeclarations;
import dev.parley.authoring.routefile.RouteFiles;
import dev.parley.door.HttpSettings;
import dev.parley.door.VertxHttpEngine;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxComponent;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.limit.LimitSettings;
import dev.parley.limit.LimitSteps;
import dev.parley.moderate.WordList;
import dev.parley.observe.CommandHandler;
import dev.parley.observe.CommandSecret;
import dev.parley.observe.ManagementServers;
import dev.parley.observe.ServerMetrics;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.sandbox.Sandbox;
import dev.parley.setting.Settings;
import dev.parley.token.IdentitySettings;
import dev.parley.token.TokenSettings;
import dev.parley.token.TokenSteps;
import dev.parley.twilio.HonourRetryAfter;
import dev.parley.twilio.TwilioApiComponent;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.watchdog.Watchdog;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.PreActionWebhook;
import dev.parley.webhook.VerifySignature;
import dev.parley.webhook.WebhookComponent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Parley: Camel with the routes of a folder, and the parts they stand on. */
public final class Parley implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parley.class);
    private static final int WORKERS = 64;

    /** How often it is looked whether counted refusals are to be told. */
    private static final long REFUSALS_MILLIS = 5_000;

    private final Path home;
    private final Overrides given;
    private final Properties overrides;
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final GracefulStop drain = new GracefulStop(context);
    private final SimpleMain main = new SimpleMain(context);
    private final EventListeners listeners = new EventListeners();
    private final RefusalLog refusals = new RefusalLog();
    private boolean accepting;
    private @Nullable Sandbox sandbox;
    private @Nullable CompletableFuture<Inbox> inbox;
    private @Nullable CommandSecret commandSecret;

    private Parley(Path configuration, Path home, Overrides given) {
        this.home = home;
        this.given = given;
        this.overrides = given.properties(System.getenv());
        Overrides.takePrecedence(context);
        main.setPropertyPlaceholderLocations("file:" + configuration);
        main.setOverrideProperties(this.overrides);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport configured) {
                wire();
            }

            @Override
            public void beforeStart(BaseMainSupport configured) {
                takeInbox();
            }
        });
    }

    /**
     * Starts Parley and returns when it accepts requests.
     *
     * @param configuration the {@code application.properties}; relative paths in it are meant from its folder
     * @param overrides settings for this run only, over those of the file
     * @throws StartFailure with one line for the person who can mend it
     */
    public static Parley start(Path configuration, Map<String, String> overrides) throws StartFailure {
        Path file = StartFailure.requireFile(configuration);
        Parley parley = new Parley(file, file.resolveSibling("").normalize(), Overrides.of(overrides, file));
        try {
            parley.main.start();
            parley.begin();
            parley.accepting = true;
            parley.sayWhatRunsWhere();
            return parley;
        } catch (Exception e) {
            StartFailure failure = StartFailure.of(e, parley.context, parley.home);
            parley.close();
            throw failure;
        }
    }

    /** Makes the parts and gives them to Camel, before it reads the routes that name them. */
    private void wire() {
        Settings settings = new Settings(context::resolvePropertyPlaceholders);
        TwilioAccess access = StartCheck.access(settings);
        // The sandbox's account goes over the environment, which may have the one at Twilio.
        overrides.putAll(access.properties());
        overrides.putAll(given.given());
        context.getPropertiesComponent().setOverrideProperties(overrides);
        StartCheck.run(settings, access, home);
        given.warnings().forEach(LOG::warn);
        StartWarnings.of(settings, access).forEach(LOG::warn);
        if (access.sandbox()) {
            sandbox = Sandbox.prepare(vertx, SandboxParts.settings(settings, home));
            overrides.put("twilio.api-base-url", sandbox.uri().toString());
            main.configure().addRoutesBuilder(new SandboxRedirect(sandbox.uri()));
        }
        // A broker takes half a second to start; Camel reads the routes meanwhile.
        InboxSettings inboxSettings = InboxSettings.from(settings, home);
        inbox = CompletableFuture.supplyAsync(() -> Inbox.open(inboxSettings));
        context.getRegistry().bind("refusals", refusals);
        vertx.setPeriodic(REFUSALS_MILLIS, tick -> refusals.tell());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        context.getRegistry().bind("metrics", metrics);
        HttpSettings http = HttpSettings.from(settings);
        // The sandbox's secrets are known to everybody, so what they open must not be reached from elsewhere.
        VertxHttpEngine door = new VertxHttpEngine(
                vertx, access.sandbox() ? http.withLoopbackHost() : http, new Refusals("server", refusals));
        context.getRegistry().bind("platform-http-engine", door);
        ServerMetrics.show(metrics, door.server());
        Gauge.builder("parley.server.body.bytes", door, VertxHttpEngine::bodyBytes)
                .description("Bytes that requests in hand take")
                .register(metrics);
        CommandHandler deadLetters = (command, asked) -> inbox().deadLetters().answer(command, asked);
        InboxDepth.show(metrics, () -> inbox().deadLetters());
        CommandSecret secret = CommandSecret.beside(inboxSettings.directory());
        context.getRegistry()
                .bind("management-servers", new ManagementServers(vertx, metrics, deadLetters, secret, refusals));
        commandSecret = inboxSettings.isEmbedded() ? secret : null;
        context.getRegistry().bind("signed", VerifySignature.from(settings, refusals));
        context.getRegistry().bind("beforeTheFact", new PreActionWebhook());
        context.getRegistry().bind("honourRetryAfter", new HonourRetryAfter());
        context.getRegistry().bind("wordList", WordList.from(settings));
        TokenSteps.of(
                        TokenSettings.from(settings),
                        IdentitySettings.from(settings, access.identities()),
                        Clock.systemUTC(),
                        UUID::randomUUID)
                .forEach(context.getRegistry()::bind);
        RouteRefusals routeRefusals = new RouteRefusals(refusals);
        AccessSteps.of(AccessSettings.from(settings), routeRefusals).forEach(context.getRegistry()::bind);
        AdminSteps.of(AdminToken.from(settings), routeRefusals).forEach(context.getRegistry()::bind);
        LimitSteps.of(LimitSettings.from(settings), access.sandbox(), refusals, metrics)
                .forEach(context.getRegistry()::bind);
        context.addComponent("twilio-webhook", new WebhookComponent(listeners, HookSettings.from(settings)));
        context.addComponent(
                "twilio-api", new TwilioApiComponent(TwilioSettings.from(settings), TrafficSettings.from(settings)));
        Path routes = home.resolve(settings.get(CamelDeclarations.ROUTES_DIRECTORY));
        RouteFiles.check(routes, home);
        main.configure().setRoutesIncludePattern("file:" + routes + "/*.camel.yaml");
    }

    private void takeInbox() {
        context.addComponent("inbox", new InboxComponent(inbox()));
        // Not before the inbox is ours: another Parley may hold it, and its secret is the one that counts.
        if (commandSecret != null) {
            commandSecret.publish();
        }
    }

    private Inbox inbox() {
        return Objects.requireNonNull(inbox, "wired before it starts").join();
    }

    private void begin() throws Exception {
        ExecutorService workers = context.getExecutorServiceManager().newFixedThreadPool(this, "inbox", WORKERS);
        inbox().dispatch(
                        listeners,
                        workers,
                        context.getComponent("twilio-api", TwilioApiComponent.class)
                                .reach()::whenOpen);
        if (sandbox != null) {
            sandbox.open();
        }
    }

    private void sayWhatRunsWhere() {
        int port = port();
        LOG.info(
                "Parley accepts requests at http://127.0.0.1:{}, with {} routes from {}",
                port,
                context.getRoutesSize(),
                context.resolvePropertyPlaceholders("{{routes.directory}}"));
        if (sandbox == null) {
            String publicUrl = context.resolvePropertyPlaceholders("{{webhooks.public-url}}");
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
        return context.getRegistry()
                .lookupByNameAndType("platform-http-engine", VertxHttpEngine.class)
                .getServerPort();
    }

    /**
     * Answers 503 to whoever comes now, lets what is in hand finish, and closes the inbox last. It takes no longer than
     * {@code camel.main.shutdownTimeout}; what has not finished by then has not been acknowledged.
     */
    @Override
    public void close() {
        drain.begin();
        boolean opened = inbox != null
                && !inbox.handle((open, failure) -> failure != null).join();
        if (opened) {
            inbox().pause();
        }
        if (accepting) {
            LOG.info("Parley is stopping: it answers 503, and what is in hand may finish");
        }
        Set<VertxHttpEngine> doors = context.getRegistry().findByType(VertxHttpEngine.class);
        drain.await(
                        CompletableFuture.allOf(
                                doors.stream().map(VertxHttpEngine::drain).toArray(CompletableFuture[]::new)),
                        opened ? inbox().drained() : CompletableFuture.completedFuture(null))
                .ifPresent(LOG::warn);
        main.stop();
        doors.forEach(VertxHttpEngine::stop);
        if (sandbox != null) {
            sandbox.close();
        }
        if (opened) {
            closeInbox();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
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
