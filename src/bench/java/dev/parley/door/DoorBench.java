package dev.parley.door;

import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Compares the HTTP engine with Camel's own consumer: the same route and callers, one after the other. */
public final class DoorBench {
    private static final int CONNECTIONS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    /** Waits 100 ms without holding a thread, as a route does that waits for the inbox or for Twilio. */
    private static final String ROUTE =
            """
            - route:
                id: waits
                from:
                  uri: platform-http:/waits
                  steps:
                    - removeHeaders: {pattern: "*"}
                    - delay: {constant: 100, asyncDelayed: true}
                    - setBody: {constant: done}
            """;

    private DoorBench() {}

    public static void main(String[] arguments) throws Exception {
        double camels = camels();
        double ours = ours();
        System.out.printf(Locale.ROOT, "Camel's own consumer  %6.0f requests/s%n", camels);
        System.out.printf(Locale.ROOT, "Parley's door         %6.0f requests/s%n", ours);
        System.out.printf(Locale.ROOT, "ratio                 %6.1f%n", ours / camels);
    }

    private static double ours() throws Exception {
        Vertx vertx = Vertx.vertx();
        VertxHttpServer server =
                new VertxHttpServer(vertx, HttpSettings.onLoopback(0), new Refusals("server", new RefusalLog()));
        try (CamelContext context = new DefaultCamelContext()) {
            VertxHttpEngine engine = new VertxHttpEngine(server);
            server.serve(engine);
            context.getRegistry().bind("platform-http-engine", engine);
            start(context);
            server.listen();
            return measure(server.port());
        } finally {
            server.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static double camels() throws Exception {
        int port = freePort();
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        try (CamelContext context = new DefaultCamelContext()) {
            context.addService(new VertxPlatformHttpServer(configuration));
            start(context);
            return measure(port);
        }
    }

    private static void start(CamelContext context) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("waits.camel.yaml", ROUTE));
        context.start();
    }

    private static double measure(int port) throws InterruptedException {
        try (Load load = new Load(port, CONNECTIONS)) {
            load.run(WARM_UP);
            Load.Outcome outcome = load.run(MEASURED);
            if (outcome.failed() > 0) {
                throw new IllegalStateException(outcome + ": a number with failures in it says nothing");
            }
            return outcome.perSecond();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
