package dev.parley.sandbox;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects calls that a page of another site makes through the developer's browser. The sandbox's secrets are public, so
 * a password alone is no protection.
 */
final class OriginGuard {
    private static final Set<String> ACCEPTED = Set.of(
            SandboxAccount.authorization(),
            SandboxAccount.basic(SandboxAccount.API_KEY_SID, SandboxAccount.API_KEY_SECRET));

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final String host;
    /** The Parley that the sandbox calls: pages of its own may call the sandbox. */
    private final @Nullable URI parley;
    /** Whether others may call, by whatever name they have for this machine. */
    private final boolean isOpen;

    OriginGuard(SandboxSettings settings) {
        this.host = settings.host().toLowerCase(Locale.ROOT);
        this.parley = settings.webhookUrl();
        this.isOpen = !settings.isLoopback();
    }

    /**
     * Returns the scheme and authority that the caller used.
     *
     * @throws ApiError if the host name is not the sandbox's: a page of another site may have resolved its own name to
     *     this address (DNS rebinding)
     */
    String base(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || !(isOpen || isOurs(authority.host()))) {
            throw new ApiError(400, 20400, "The Host header names another host: call the sandbox by localhost.");
        }
        return request.scheme() + "://" + authority;
    }

    /**
     * Checks the origin of a call from a browser: pages of this machine may call from any port, as apps under
     * development have their own. Sufficient where an access token is required, or where a call can change little.
     *
     * @throws ApiError if the page is of another site
     */
    void checkOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String host = origin == null ? null : hostOf(origin);
        // A page that only sends and does not read the response need not state its origin; its browser does.
        boolean isForeign = origin == null
                ? "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                : !isOurs(host) && !isCalled(request, host);
        if (isForeign) {
            throw new ApiError(403, 20006, "Pages of other sites may not change the sandbox.");
        }
    }

    /**
     * Checks account and password, and that no page used them except the sandbox's and those of the application that it
     * calls: any page, on a site or on another port of this machine, can send a form with the password in its address.
     *
     * @throws ApiError if they are not the sandbox's, or if another page made the call
     */
    void checkPassword(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        boolean isForeign = origin == null
                ? OTHER_SITES.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))
                : !isOwnPage(request, origin);
        if (isForeign) {
            throw new ApiError(
                    403, 20006, "Only the sandbox's and Parley's own pages may call with the account's password.");
        }
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !ACCEPTED.contains(authorization.strip())) {
            throw new ApiError(
                    401,
                    20003,
                    "Authenticate with " + SandboxAccount.ACCOUNT_SID + " and " + SandboxAccount.AUTH_TOKEN
                            + ", or with " + SandboxAccount.API_KEY_SID + " and its secret.");
        }
    }

    private boolean isOwnPage(HttpServerRequest request, String origin) {
        URI page;
        try {
            page = URI.create(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
        String name = page.getHost();
        if (name == null) {
            return false;
        }
        int port = port(page);
        HostAndPort called = request.authority();
        boolean isSandbox = (port == request.localAddress().port() && isOurs(name))
                // The port as seen from outside a container, which may map ports.
                || (called != null && called.host().equalsIgnoreCase(name) && port == port(called));
        boolean isParley = parley != null
                && port == port(parley)
                && (name.equalsIgnoreCase(parley.getHost()) || (isOurs(parley.getHost()) && isOurs(name)));
        return isSandbox || isParley;
    }

    private static int port(URI address) {
        int standard = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return address.getPort() < 0 ? standard : address.getPort();
    }

    private static int port(HostAndPort called) {
        return called.port() < 0 ? HTTP_PORT : called.port();
    }

    /** Returns whether a page's origin is the host it calls: then it is the sandbox's own. */
    private boolean isCalled(HttpServerRequest request, @Nullable String name) {
        HostAndPort authority = request.authority();
        return isOpen && authority != null && authority.host().equalsIgnoreCase(name);
    }

    private boolean isOurs(@Nullable String name) {
        if (name == null) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return lower.equals("localhost")
                || lower.endsWith(".localhost")
                || lower.equals("::1")
                || LOOPBACK.matcher(lower).matches()
                || lower.equals(host);
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
