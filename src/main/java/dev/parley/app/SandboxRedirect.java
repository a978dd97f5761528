package dev.parley.app;

import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Redirects a browser that opens Parley to the sandbox's page, while the sandbox runs. */
final class SandboxRedirect extends RouteBuilder {
    private final URI sandbox;

    SandboxRedirect(URI sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void configure() {
        from("platform-http:/?httpMethodRestrict=GET")
                .routeId("sandbox-page")
                .routeDescription("Lead to the sandbox's page.")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(302))
                .setHeader("Location", constant(sandbox.resolve("/").toString()))
                .setBody(constant(""));
    }
}
