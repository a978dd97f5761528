package dev.parley.twilio;

import com.twilio.Twilio;
import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request of twilio-java: once. Nothing is repeated, no redirect is followed, and the answer keeps its HTTP status
 * whatever its body is. A failure to get one is an {@link UncheckedIOException}.
 */
final class TwilioHttp extends HttpClient implements AutoCloseable {
    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(60);
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    private final @Nullable URI apiBaseUrl;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final CloseableHttpAsyncClient client;

    /** @param connections as many as there are calls under way at once: who waits for one has not sent anything */
    TwilioHttp(TwilioSettings settings, int connections) {
        apiBaseUrl = settings.apiBaseUrl();
        connectTimeout = settings.connectTimeout();
        responseTimeout = settings.responseTimeout();
        client = HttpAsyncClients.custom()
                .setConnectionManager(manager(connections))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                        .setResponseTimeout(Timeout.of(responseTimeout))
                        .setConnectionKeepAlive(KEEP_ALIVE)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setThreadFactory(new DefaultThreadFactory("twilio-http", true))
                .setUserAgent("parley twilio-java/" + Twilio.VERSION)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictIdleConnections(IDLE)
                .build();
        client.start();
    }

    private PoolingAsyncClientConnectionManager manager(int connections) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.of(responseTimeout))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(connectTimeout))
                        .build())
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .build();
    }

    /** Sends once, unlike the library. */
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            SimpleHttpResponse answer = await(client.execute(translate(request), null));
            byte[] body = answer.getBodyBytes();
            // JSON is UTF-8, and says so or not.
            String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            return new Response(text, answer.getCode(), answer.getHeaders());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SimpleHttpRequest translate(Request request) {
        SimpleRequestBuilder builder = SimpleRequestBuilder.create(
                        request.getMethod().toString())
                .setUri(address(request, apiBaseUrl))
                .setCharset(StandardCharsets.UTF_8)
                .addHeader("Accept", "application/json")
                .addHeader("Authorization", request.getAuthString());
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> builder.addHeader(name, value)));
        if (request.getContentType() == EnumConstants.ContentType.JSON) {
            builder.setBody(request.getBody() == null ? "{}" : request.getBody(), ContentType.APPLICATION_JSON);
        } else if (!request.getPostParams().isEmpty()) {
            builder.setBody(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED);
        }
        return builder.build();
    }

    /** Returns where the request goes: Twilio's host for the product, or its path on the one base address. */
    static URI address(Request request, @Nullable URI apiBaseUrl) {
        try {
            URI address = request.constructURL().toURI();
            if (apiBaseUrl == null) {
                return address;
            }
            String base = SLASHES_AT_END.matcher(apiBaseUrl.toString()).replaceFirst("");
            String query = address.getRawQuery();
            return new URI(base + address.getRawPath() + (query == null ? "" : "?" + query));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address cannot be written", e);
        }
    }

    private SimpleHttpResponse await(Future<SimpleHttpResponse> answer) throws IOException {
        // The client's own timeouts are for silence; this one ends an answer that never finishes.
        Duration whole = connectTimeout.multipliedBy(2).plus(responseTimeout.multipliedBy(2));
        try {
            return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw (IOException) new SocketTimeoutException("no whole answer in " + whole).initCause(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeadlineTimeoutException) {
                throw (IOException) new ConnectionRequestTimeoutException("no connection was free").initCause(e);
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
