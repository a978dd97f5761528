package dev.parley.app;

import dev.parley.door.HttpSettings;
import dev.parley.door.VertxHttpEngine;
import dev.parley.door.VertxHttpServer;
import dev.parley.inbox.Inbox;
import dev.parley.observe.ServerMetrics;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.setting.Settings;
import dev.parley.twilio.TwilioRuntime;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.webhook.EventListeners;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What outlives a {@link Pipeline} and is handed to each: the two that follow one another share it.
 *
 * @param http hands requests to the engine of the pipeline that serves
 * @param listeners those of the pipeline that serves: events come to them
 * @param inbox where accepted events go
 * @param twilio what calls to Twilio go through
 */
record NodeServices(
        VertxHttpServer http,
        AtomicReference<EventListeners> listeners,
        Inbox inbox,
        TwilioRuntime twilio,
        PrometheusMeterRegistry metrics,
        RefusalLog refusals)
        implements AutoCloseable {

    /** Makes them as the settings say; nothing listens yet, nothing is called. */
    static NodeServices of(Vertx vertx, Settings settings, TwilioAccess access, Inbox inbox, RefusalLog refusals) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        HttpSettings httpSettings = HttpSettings.from(settings);
        // The sandbox's secrets are public, so what they open must not be reachable from elsewhere.
        VertxHttpServer http = new VertxHttpServer(
                vertx,
                access.sandbox() ? httpSettings.withLoopbackHost() : httpSettings,
                new Refusals("server", refusals));
        ServerMetrics.show(metrics, http.bounded());
        Gauge.builder("parley.server.body.bytes", http, VertxHttpServer::bodyBytes)
                .description("Bytes that requests in flight use")
                .register(metrics);
        TwilioRuntime twilio = new TwilioRuntime(TwilioSettings.from(settings), TrafficSettings.from(settings));
        twilio.measure(metrics);
        return new NodeServices(http, new AtomicReference<>(new EventListeners()), inbox, twilio, metrics, refusals);
    }

    /** Lets requests and events come to these routes from now on, and to no others. */
    void serve(VertxHttpEngine engine, EventListeners routes) {
        http.serve(engine);
        listeners.set(routes);
    }

    /** Ends what is the node's but for the inbox, which it got from elsewhere. */
    @Override
    public void close() {
        http.close();
        twilio.close();
    }
}
