package dev.parley.bench;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.ConversationFetcher;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;

/** twilio-java as it comes, calling the sandbox; told what to do by {@code /make} and {@code /run}. */
public final class BareCalls {
    private BareCalls() {}

    public static void main(String[] arguments) {
        TwilioRestClient twilio = client(new HttpHost("http", "127.0.0.1", Integer.parseInt(arguments[1])));
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0])))
                .requestHandler(asked -> vertx.executeBlocking(() -> {
                            if (asked.path().equals("/make")) {
                                return Conversation.creator().create(twilio).getSid();
                            }
                            ConversationFetcher fetcher = Conversation.fetcher(asked.getParam("conversation"));
                            return Repeating.perSecond(Integer.parseInt(asked.getParam("seconds")), end -> {
                                long answered = 0;
                                while (System.nanoTime() < end) {
                                    fetcher.fetch(twilio);
                                    answered++;
                                }
                                return answered;
                            });
                        })
                        .onSuccess(said -> asked.response().end(said))
                        .onFailure(e -> asked.response().setStatusCode(500).end(e.toString())))
                .listen();
    }

    /** Its own client with its own pool; only the way leads to the sandbox. */
    private static TwilioRestClient client(HttpHost sandbox) {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
        connections.setDefaultMaxPerRoute(10);
        connections.setMaxTotal(20);
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRoutePlanner((target, context) -> new HttpRoute(sandbox))
                .addRequestInterceptorLast(
                        (request, entity, context) -> request.setHeader("Host", sandbox.toHostString()));
        return new TwilioRestClient.Builder("SK00000000000000000000000000000000", "sandbox-api-key-secret-0123456789")
                .accountSid("AC00000000000000000000000000000000")
                .httpClient(new NetworkHttpClient(builder))
                .build();
    }
}
