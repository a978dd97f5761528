package dev.parley.twilio.request;

import com.twilio.Twilio;
import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request of twilio-java once. Nothing is repeated, no redirect is followed, and the response keeps its HTTP status
 * whatever its body is. A missing response is an {@link UncheckedIOException}.
 *
 * <p>Blocking on the caller's thread: switching to an I/O thread and back would cost more than a blocked thread.
 */
public final class TwilioHttp extends HttpClient implements AutoCloseable {
    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(60);
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    // Checking whether Twilio has closed an idle connection takes a millisecond.
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofMilliseconds(100);

    private final @Nullable URI apiBaseUrl;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final CloseableHttpClient client;
    private final RequestWatchdog watchdog;

    /** @param connections as many as calls in flight: a call that waits for a connection has not been sent */
    public TwilioHttp(TwilioSettings settings, int connections) {
        // The client's timeouts are for silence; this one cancels a response that never finishes.
        this(
                settings,
                connections,
                new RequestWatchdog(settings.connectTimeout()
                        .multipliedBy(2)
                        .plus(settings.responseTimeout().multipliedBy(2))));
    }

    /** @param watchdog cancels responses that never finish; closed with this */
    public TwilioHttp(TwilioSettings settings, int connections, RequestWatchdog watchdog) {
        this.watchdog = watchdog;
        apiBaseUrl = settings.apiBaseUrl();
        connectTimeout = settings.connectTimeout();
        responseTimeout = settings.responseTimeout();
        client = HttpClients.custom()
                .setConnectionManager(manager(connections))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                        .setResponseTimeout(Timeout.of(responseTimeout))
                        .setConnectionKeepAlive(KEEP_ALIVE)
                        .build())
                .setUserAgent("parley twilio-java/" + Twilio.VERSION)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(IDLE)
                .build();
    }

    private PoolingHttpClientConnectionManager manager(int connections) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.of(responseTimeout))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
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
        HttpUriRequestBase sent = translate(request);
        watchdog.watch(sent);
        try {
            return client.execute(sent, TwilioHttp::read);
        } catch (IOException e) {
            throw new UncheckedIOException(sent.isCancelled() ? tooLong(e) : e);
        } finally {
            watchdog.forget(sent);
        }
    }

    private IOException tooLong(IOException cause) {
        return (IOException) new SocketTimeoutException("no complete response in " + watchdog.limit()).initCause(cause);
    }

    private static Response read(ClassicHttpResponse answer) throws IOException {
        HttpEntity entity = answer.getEntity();
        // JSON is UTF-8, with or without a charset.
        String text = entity == null ? "" : new String(EntityUtils.toByteArray(entity), StandardCharsets.UTF_8);
        return new Response(text, answer.getCode(), answer.getHeaders());
    }

    private HttpUriRequestBase translate(Request request) {
        HttpUriRequestBase translated =
                new HttpUriRequestBase(request.getMethod().toString(), address(request, apiBaseUrl));
        translated.addHeader("Accept", "application/json");
        translated.addHeader("Authorization", request.getAuthString());
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> translated.addHeader(name, value)));
        if (request.getContentType() == EnumConstants.ContentType.JSON) {
            String json = request.getBody() == null ? "{}" : request.getBody();
            translated.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        } else if (!request.getPostParams().isEmpty()) {
            translated.setEntity(new StringEntity(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED));
        }
        return translated;
    }

    /** Returns the request's URL: on Twilio's host for the product, or on the base URL if one is set. */
    public static URI address(Request request, @Nullable URI apiBaseUrl) {
        try {
            URI address = request.constructURL().toURI();
            if (apiBaseUrl == null) {
                return address;
            }
            String base = SLASHES_AT_END.matcher(apiBaseUrl.toString()).replaceFirst("");
            String query = address.getRawQuery();
            return new URI(base + address.getRawPath() + (query == null ? "" : "?" + query));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URL is not valid", e);
        }
    }

    /** Returns how many responses did not finish in time. */
    public int cutOff() {
        return watchdog.cutOff();
    }

    /** Also cancels requests in flight, which have been waited for before. */
    @Override
    public void close() {
        watchdog.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
