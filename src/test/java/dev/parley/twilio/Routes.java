package dev.parley.twilio;

import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Real YAML routes on a real Camel that knows {@code twilio-api:} only. */
final class Routes implements AutoCloseable {
    private final CamelContext context = new DefaultCamelContext();
    private final TwilioRuntime runtime;
    private final ProducerTemplate template;

    Routes(TwilioSettings settings) {
        this(settings, TrafficSettings.DEFAULT);
    }

    Routes(TwilioSettings settings, TrafficSettings limits) {
        runtime = new TwilioRuntime(settings, limits);
        context.addComponent("twilio-api", new TwilioApiComponent(runtime));
        template = context.createProducerTemplate();
    }

    Routes property(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        context.getPropertiesComponent().addInitialProperty(key, value);
        return this;
    }

    /** Starts a route from {@code direct:start} with one step; each line of parameters in YAML. */
    Routes start(String operation, String... parameters) {
        StringBuilder yaml = new StringBuilder(
                """
                - route:
                    id: greet
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            id: to-twilio
                            uri: twilio-api:%s
                """
                        .formatted(operation));
        if (parameters.length > 0) {
            yaml.append("            parameters:\n");
        }
        for (String parameter : parameters) {
            yaml.append("              ").append(parameter).append('\n');
        }
        return startYaml(yaml.toString());
    }

    Routes startYaml(String yaml) {
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("routes/greet.camel.yaml", yaml));
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Sends a message through the route; a failure is in the exchange. */
    Exchange send(Object body, Map<String, Object> headers) {
        return sendTo("direct:start", body, headers);
    }

    /** Sends a message to another route of a test. */
    Exchange sendTo(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    Exchange send(Object body) {
        return send(body, Map.of());
    }

    TwilioRuntime runtime() {
        return runtime;
    }

    TwilioApiComponent component() {
        return context.getComponent("twilio-api", TwilioApiComponent.class);
    }

    CamelContext context() {
        return context;
    }

    @Override
    public void close() throws Exception {
        runtime.stop();
        context.close();
        runtime.close();
    }
}
