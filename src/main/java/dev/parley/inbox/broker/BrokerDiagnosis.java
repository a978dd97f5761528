package dev.parley.inbox.broker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * Finds out why a broker cannot be reached: the core client reports "cannot connect" for a wrong host name, a wrong port and
 * an untrusted certificate alike, and logs a stack trace. It may take some seconds, so it is used at start only. Results are
 * clauses without a full stop.
 */
final class BrokerDiagnosis {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final String TLS =
            "it uses TLS there: add ?sslEnabled=true, and trustStorePath unless its certificate is public";

    private final BrokerAddress address;

    BrokerDiagnosis(BrokerAddress address) {
        this.address = address;
    }

    /** Returns what is wrong before the login; empty where a connection, with TLS if configured, is possible. */
    Optional<String> checkConnection() {
        InetSocketAddress socketAddress = new InetSocketAddress(address.host(), address.port());
        if (socketAddress.isUnresolved()) {
            return Optional.of("the host name is not known");
        }
        SSLContext sslContext;
        try {
            sslContext = sslContext();
        } catch (Exception e) {
            return Optional.of("the trust store or key store cannot be opened (" + e.getMessage() + ")");
        }
        try (Socket socket = new Socket()) {
            socket.connect(socketAddress, TIMEOUT_MILLIS);
            return address.isEncrypted() ? tryHandshake(socket, sslContext) : Optional.empty();
        } catch (ConnectException e) {
            return Optional.of("nothing listens there");
        } catch (IOException e) {
            return Optional.of("no answer (" + e.getMessage() + ")");
        }
    }

    private SSLContext sslContext() throws Exception {
        Map<String, String> parameters = address.parameters();
        if (!address.isEncrypted()) {
            return SSLContext.getDefault();
        }
        return new SSLSupport(SSLContextConfig.builder()
                        .keystoreProvider(parameters.get("keyStoreProvider"))
                        .keystorePath(parameters.get("keyStorePath"))
                        .keystoreType(parameters.getOrDefault("keyStoreType", "JKS"))
                        .keystorePassword(parameters.get("keyStorePassword"))
                        .truststoreProvider(parameters.get("trustStoreProvider"))
                        .truststorePath(parameters.get("trustStorePath"))
                        .truststoreType(parameters.getOrDefault("trustStoreType", "JKS"))
                        .truststorePassword(parameters.get("trustStorePassword"))
                        .trustAll(Boolean.parseBoolean(parameters.get("trustAll")))
                        .build())
                .createContext();
    }

    private Optional<String> tryHandshake(Socket socket, SSLContext sslContext) throws IOException {
        try {
            handshake(socket, sslContext, !"false".equals(address.parameters().get("verifyHost")));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("it does not use TLS there; is this the port without sslEnabled?");
        } catch (SSLException e) {
            return Optional.of(
                    isUntrusted(e)
                            ? "its certificate is not trusted (" + root(e).getMessage()
                                    + "); check trustStorePath, and the host name that the certificate is for"
                            : "the TLS handshake failed (" + e.getMessage() + ")");
        }
    }

    /**
     * After a failed login: returns what listens there, a broker that expects TLS or another program. Tries a TLS handshake.
     */
    String describeListener() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
            handshake(socket, SSLContext.getDefault(), false);
            return TLS;
        } catch (IOException e) {
            return isUntrusted(e) && !address.isEncrypted()
                    ? TLS
                    : "what listens there does not answer like an Artemis broker";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private void handshake(Socket socket, SSLContext sslContext, boolean verifyHost) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        try (SSLSocket secure =
                (SSLSocket) sslContext.getSocketFactory().createSocket(socket, address.host(), address.port(), true)) {
            if (verifyHost) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            secure.startHandshake();
        }
    }

    private static boolean isUntrusted(Throwable failure) {
        return causes(failure).anyMatch(CertificateException.class::isInstance)
                || causes(failure).anyMatch(CertPathBuilderException.class::isInstance);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (before, cause) -> cause);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
