package dev.parley.app;

import dev.parley.door.VertxHttpEngine;
import dev.parley.inbox.InboxComponent;
import dev.parley.twilio.TwilioApiComponent;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.WebhookComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.RoutesConfigurer;
import org.apache.camel.main.SimpleMain;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;

/**
 * One generation of routes: a Camel context, its components and its beans. Making it starts nothing, and starting it starts
 * Camel only. Two of them can run beside one another in a {@link Node}, with routes of the same ids; requests and events come
 * to the one that was last told to {@link #serve}.
 */
final class Pipeline {
    private final NodeServices services;
    private final CamelContext context = new DefaultCamelContext();
    private final SimpleMain main = new SimpleMain(context);
    private final GracefulStop stop = new GracefulStop(context);
    private final EventListeners listeners = new EventListeners();
    private final VertxHttpEngine engine;

    /**
     * Makes one without routes.
     *
     * @param settings what placeholders stand for; Camel reads those that begin with {@code camel.}
     * @param beans what routes name, by its name
     * @param services what outlives it
     */
    Pipeline(SettingsFile settings, HookSettings hooks, Map<String, Object> beans, NodeServices services) {
        this.services = services;
        engine = new VertxHttpEngine(services.http());
        Overrides.takePrecedence(context);
        main.setPropertyPlaceholderLocations(settings.location());
        main.setOverrideProperties(settings.overrides());
        // Camel would look for routes in lib/ by itself.
        main.configure().setRoutesCollectorEnabled(false);
        Registry registry = context.getRegistry();
        registry.bind("management-servers", new SharedServers());
        registry.bind("refusals", services.refusals());
        registry.bind("metrics", services.metrics());
        registry.bind("platform-http-engine", engine);
        beans.forEach(registry::bind);
        context.addComponent("twilio-webhook", new WebhookComponent(listeners, hooks));
        context.addComponent("twilio-api", new TwilioApiComponent(services.twilio()));
        context.addComponent("inbox", new InboxComponent(services.inbox()));
    }

    /**
     * Puts routes in.
     *
     * @throws Exception where Camel does not understand them, or a setting of its own
     */
    void load(RouteSet routes) throws Exception {
        load(List.copyOf(
                PluginHelper.getRoutesLoader(initialised()).findRoutesBuilders(new ArrayList<>(routes.files()))));
    }

    /** Puts routes in that are written in Java. */
    void load(RoutesBuilder routes) throws Exception {
        load(List.of(routes));
    }

    /** Camel itself would let a route take the place of another with its id; this one refuses it. */
    private void load(List<RoutesBuilder> routes) throws Exception {
        RoutesConfigurer configurer = new RoutesConfigurer(initialised());
        configurer.setRoutesBuilders(routes);
        // Only between its start and its stop it sees that an id is there twice.
        configurer.start();
        try {
            configurer.configureRoutes(context);
        } finally {
            configurer.stop();
        }
    }

    /** Returns the context once Camel has read its own settings. */
    private CamelContext initialised() {
        main.init();
        return context;
    }

    /** Starts the routes. Nothing comes to them before they are told to {@link #serve}. */
    void start() {
        main.start();
    }

    /** Lets requests and events come to these routes from now on, in place of those that had them before. */
    void serve() {
        services.serve(engine, listeners);
    }

    CamelContext context() {
        return context;
    }

    /** Returns the routes that listen to events. */
    EventListeners listeners() {
        return listeners;
    }

    /** Reports not ready from now on. */
    void beginStop() {
        stop.begin();
    }

    /** Waits for running requests and events, as {@link GracefulStop#await} says. */
    Optional<String> awaitEnd(CompletableFuture<Void> requests, CompletableFuture<Void> events) {
        return stop.await(requests, events);
    }

    /** Stops the routes and their Camel. */
    void stop() {
        main.stop();
    }
}
