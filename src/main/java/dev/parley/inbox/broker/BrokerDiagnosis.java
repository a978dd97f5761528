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
 * Finds out why a broker cannot be reached, by knocking at its door: the core client says "cannot connect" of a wrong name, a
 * wrong port and an unknown certificate alike, and logs a stack trace. It may take some seconds, so it is for the start only.
 * What is wrong is a clause without a full stop.
 */
final class BrokerDiagnosis {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final String TLS =
            "it speaks TLS there: add ?sslEnabled=true, and trustStorePath unless its certificate is public";

    private final BrokerAddress address;

    BrokerDiagnosis(BrokerAddress address) {
        this.address = address;
    }

    /** Returns what is wrong before anybody has logged in; empty where something listens, and is trusted. */
    Optional<String> atTheDoor() {
        InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
        if (place.isUnresolved()) {
            return Optional.of("the host name is not known");
        }
        SSLContext keys;
        try {
            keys = keys();
        } catch (Exception e) {
            return Optional.of("the trust store or key store cannot be opened (" + e.getMessage() + ")");
        }
        try (Socket socket = new Socket()) {
            socket.connect(place, PATIENCE_MILLIS);
            return address.isEncrypted() ? shakeHands(socket, keys) : Optional.empty();
        } catch (ConnectException e) {
            return Optional.of("nothing listens there");
        } catch (IOException e) {
            return Optional.of("no answer (" + e.getMessage() + ")");
        }
    }

    private SSLContext keys() throws Exception {
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

    private Optional<String> shakeHands(Socket socket, SSLContext keys) throws IOException {
        try {
            handshake(socket, keys, !"false".equals(address.parameters().get("verifyHost")));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("it does not speak TLS there; is it the port without sslEnabled?");
        } catch (SSLException e) {
            return Optional.of(
                    isUntrusted(e)
                            ? "its certificate is not trusted (" + root(e).getMessage()
                                    + "); check trustStorePath, and the host name that the certificate is for"
                            : "no TLS connection comes about (" + e.getMessage() + ")");
        }
    }

    /**
     * Returns what listens there, since an Artemis as we expect it does not: one that waits for TLS, or something else. The
     * attempt at TLS tells.
     */
    String behindTheDoor() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
            handshake(socket, SSLContext.getDefault(), false);
            return TLS;
        } catch (IOException e) {
            return isUntrusted(e) && !address.isEncrypted()
                    ? TLS
                    : "something listens there, but does not answer as an Artemis does";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private void handshake(Socket socket, SSLContext keys, boolean verifyHost) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        try (SSLSocket secure =
                (SSLSocket) keys.getSocketFactory().createSocket(socket, address.host(), address.port(), true)) {
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
