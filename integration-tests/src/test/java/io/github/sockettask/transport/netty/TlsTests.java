package io.github.sockettask.transport.netty;

import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

import io.netty.handler.ssl.SslProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.SocketTaskException;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.TlsBundle;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;
import io.github.sockettask.transport.netty.tls.RefusedCertificateException;
import io.github.sockettask.transport.netty.tls.TlsContexts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections over TLS, with each version and each provider.
 */
@ParameterizedClass
@MethodSource("variants")
class TlsTests {

	private static final TestCertificates CERTIFICATES = TestCertificates.create();

	/** The end of the certificates of the kit, to the second. */
	private static final String VALID = ", which is valid until \\S+, ";

	private static final String SERVER = "the server's certificate of CN=sockettask test server";

	@Parameter
	private Variant variant;

	private RecordingHandler handler = new RecordingHandler();

	private AutoCloseable server = () -> {
	};

	private TyrusTransport transport;

	static Stream<Variant> variants() {
		return TestTls.providers()
			.flatMap((provider) -> Stream.of("TLSv1.2", "TLSv1.3").map((version) -> new Variant(provider, version)));
	}

	@AfterEach
	void stop() throws Exception {
		this.transport.close();
		this.server.close();
	}

	private TestSocketServer serve(TestCertificates certificates, boolean needClientAuth) {
		TestSocketServer server = TestSocketServer.builder()
			.tls(certificates)
			.needClientAuth(needClientAuth)
			.tlsProtocols(this.variant.version())
			.start();
		server.on("/x", (connection) -> connection.expectText("ping").sendText("pong"));
		this.server = server;
		return server;
	}

	// Completes what a server sees of each connection.
	private int serveSessions(BlockingQueue<ExtendedSSLSession> sessions, TestCertificates certificates)
			throws Exception {
		RawServer server = RawServer.start((socket) -> {
			SSLSocket tls = RawServer.tls(socket, certificates.serverSslContext(), this.variant.version());
			RawServer.accept(tls);
			sessions.add((ExtendedSSLSession) tls.getSession());
			RawServer.awaitEnd(socket);
		});
		this.server = server;
		return server.port();
	}

	private void connect(String url, TlsContexts tls) {
		this.transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(), tls);
		open(url);
	}

	private void open(String url) {
		this.handler = new RecordingHandler();
		this.transport.open(
				new TransportRequest(URI.create(url), Map.of(), List.of(), Duration.ofSeconds(5), Duration.ofSeconds(2),
						Duration.ofSeconds(30), true, false, 100_000, new TriedAddresses(), TestTls.BUNDLE, null),
				this.handler);
	}

	private void connect(TestSocketServer server, TlsBundle bundle) {
		connect(server.url("/x"), TestTls.contexts(bundle, this.variant.provider()));
	}

	private void exchange() throws Exception {
		this.handler.awaitOpened();
		this.handler.send("ping");
		assertThat(this.handler.awaitMessage()).isEqualTo("pong");
	}

	private void assertRefused(String pattern) throws Exception {
		assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
		SocketTaskException error = this.handler.error();
		assertThat(error).isNotNull();
		assertThat(error.getMessage()).matches("Failed to connect to wss://\\S+: " + pattern);
	}

	// The next attempt follows later after a failure with this cause.
	private void assertCertificateRefused(String pattern) throws Exception {
		assertRefused(pattern);
		assertThat(this.handler.error())
			.hasStackTraceContaining("Caused by: " + RefusedCertificateException.class.getName());
	}

	private static TlsBundle trusting(TestCertificates certificates) {
		return TestTls.bundle(TestTls.trust(certificates.authority().certificate()), null);
	}

	@Test
	void whenTheAuthorityIsTrustedThenMessagesAreExchanged() throws Exception {
		connect(serve(CERTIFICATES, false), trusting(CERTIFICATES));
		exchange();
	}

	@Test
	void whenTheServerSendsAnIntermediateAuthorityThenItIsTrusted() throws Exception {
		TestCertificates certificates = TestCertificates.builder().intermediate().create();
		connect(serve(certificates, true), TestTls.bundle(certificates));
		exchange();
	}

	@Test
	@Contract({ "12.3", "12.4" })
	void whenTheChainIsIncompleteThenTheErrorSaysWhatIsMissing() throws Exception {
		TestCertificates certificates = TestCertificates.builder().incompleteChain().create();
		connect(serve(certificates, false), trusting(certificates));
		assertCertificateRefused(
				SERVER + VALID + "is not trusted: CN=sockettask test intermediate CA, at the end of its chain, "
						+ "is neither in the SSL bundle 'feed' nor sent by the server");
	}

	@Test
	@Contract({ "12.3", "12.4" })
	void whenTheAuthorityIsUnknownThenTheErrorSaysWhichOne() throws Exception {
		connect(serve(CERTIFICATES, false), TestTls.bundle(TestTls.trust(CERTIFICATES.client().certificate()), null));
		assertCertificateRefused(SERVER + VALID
				+ "is not trusted: CN=sockettask test CA, at the end of its chain, is not in the SSL bundle 'feed'");
	}

	@Test
	@Contract({ "12.3", "12.4" })
	void whenTheAuthorityIsAnotherOneOfTheSameNameThenTheServerIsRefused() throws Exception {
		connect(serve(CERTIFICATES, false), trusting(TestCertificates.create()));
		assertCertificateRefused(SERVER + VALID + "is not trusted: CN=sockettask test CA in the SSL bundle 'feed' "
				+ "has not signed it, but another authority of the same name");
	}

	@Test
	@Contract({ "12.3", "12.4" })
	void whenTheCertificateIsForAnotherHostThenTheErrorNamesBoth() throws Exception {
		TestCertificates foreign = TestCertificates.createFor("a.example.org", "b.example.org");
		connect(serve(foreign, false), trusting(foreign));
		assertCertificateRefused(SERVER + VALID
				+ "is for a.example.org, b.example.org, and not for localhost \\(checked with the SSL bundle 'feed'\\)");
	}

	@Test
	@Contract({ "12.3", "12.4" })
	void whenTheCertificateHasExpiredThenTheErrorSaysWhen() throws Exception {
		Instant end = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
		TestCertificates expired = TestCertificates.createExpired(end);
		connect(serve(expired, false), trusting(expired));
		assertCertificateRefused(SERVER + " expired at " + end + " \\(checked with the SSL bundle 'feed'\\)");
	}

	@Test
	@Contract({ "12.3", "12.4" })
	void whenTheCertificateIsNotValidYetThenTheErrorSaysWhenItWillBe() throws Exception {
		Instant begin = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
		TestCertificates early = TestCertificates.builder().serverFrom(begin).create();
		connect(serve(early, false), trusting(early));
		assertCertificateRefused(
				SERVER + " is not valid before " + begin + " \\(checked with the SSL bundle 'feed'\\)");
	}

	@Test
	void whenTheServerRequiresACertificateThenThatOfTheBundleIsShown() throws Exception {
		connect(serve(CERTIFICATES, true), TestTls.bundle(CERTIFICATES));
		exchange();
	}

	@Test
	@Contract("12.5")
	void whenTheServerRequiresACertificateAndTheBundleHasNoneThenTheErrorSaysSo() throws Exception {
		connect(serve(CERTIFICATES, true), trusting(CERTIFICATES));
		assertCertificateRefused("the server requires a client certificate \\(alert \\w+\\), "
				+ "and the SSL bundle 'feed' has none that was issued by CN=sockettask test CA");
	}

	@Test
	@Contract("12.5")
	void whenTheServerRequiresACertificateAndThereIsNoBundleThenTheErrorNamesTheSetting() throws Exception {
		TlsBundle jvm = new TlsBundle(null, null, TestTls.trust(CERTIFICATES.authority().certificate()),
				List.of(this.variant.version()), List.of());
		connect(serve(CERTIFICATES, true), jvm);
		assertRefused(
				"the server requires a client certificate \\(alert \\w+\\), " + "and there is none: set ssl.bundle");
	}

	@Test
	@Contract("12.5")
	void whenTheServerDoesNotAcceptTheCertificateThenTheErrorSaysWhose() throws Exception {
		TestCertificates others = TestCertificates.create();
		connect(serve(CERTIFICATES, true), TestTls.bundle(TestTls.trust(CERTIFICATES.authority().certificate()),
				TestTls.keys(others.clientKeyStore())));
		assertCertificateRefused("the server refused the client certificate of CN=sockettask test client "
				+ "in the SSL bundle 'feed', which is valid until \\S+ \\(alert \\w+\\)");
	}

	@Test
	@Contract("12.5")
	void whenTheCertificateOfTheClientHasExpiredThenTheErrorSaysWhen() throws Exception {
		Instant end = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
		TestCertificates expired = CERTIFICATES.renew().clientUntil(end).create();
		connect(serve(CERTIFICATES, true), TestTls.bundle(expired));
		assertCertificateRefused("the server refused the client certificate of CN=sockettask test client "
				+ "in the SSL bundle 'feed', which expired at " + end + " \\(alert \\w+\\)");
	}

	@Test
	@Contract("12.5")
	void whenTheServerResetsTheConnectionThenTheErrorSaysThatItHadAskedForACertificate() throws Exception {
		RawServer raw = RawServer.start((socket) -> {
			SSLSocket tls = RawServer.tls(socket, CERTIFICATES.serverSslContext(), this.variant.version());
			tls.setWantClientAuth(true);
			RawServer.request(tls);
			socket.setSoLinger(true, 0);
		});
		this.server = raw;
		connect("wss://localhost:" + raw.port() + "/x",
				TestTls.contexts(trusting(CERTIFICATES), this.variant.provider()));
		assertRefused(".*; it had asked for a client certificate, and the SSL bundle 'feed' has none "
				+ "that was issued by CN=sockettask test CA");
	}

	@Test
	@Contract("12.1")
	void onlyTheVersionsAndCiphersOfTheBundleAreOffered() throws Exception {
		BlockingQueue<ExtendedSSLSession> sessions = new LinkedBlockingQueue<>();
		int port = serveSessions(sessions, CERTIFICATES);
		String cipher = this.variant.version().equals("TLSv1.3") ? "TLS_AES_128_GCM_SHA256"
				: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
		TlsBundle trusting = trusting(CERTIFICATES);
		connect("wss://localhost:" + port + "/x", TestTls.contexts(
				new TlsBundle(TestTls.BUNDLE, null, trusting.trust(), List.of(this.variant.version()), List.of(cipher)),
				this.variant.provider()));
		this.handler.awaitOpened();
		assertThat(sessions.take().getCipherSuite()).isEqualTo(cipher);
	}

	@Test
	@Contract("12.1")
	void whenTheServerSpeaksNoVersionOfTheBundleThenItIsRefused() throws Exception {
		String other = this.variant.version().equals("TLSv1.3") ? "TLSv1.2" : "TLSv1.3";
		TlsBundle trusting = trusting(CERTIFICATES);
		connect(serve(CERTIFICATES, false),
				new TlsBundle(TestTls.BUNDLE, null, trusting.trust(), List.of(other), List.of()));
		assertRefused("the server refused the TLS handshake with the alert \\w+");
	}

	@Test
	@Contract("12.2")
	void aNameIsSentToTheServerAndAnAddressIsNot() throws Exception {
		BlockingQueue<ExtendedSSLSession> sessions = new LinkedBlockingQueue<>();
		int port = serveSessions(sessions, CERTIFICATES);
		connect("wss://localhost:" + port + "/x", TestTls.contexts(trusting(CERTIFICATES), this.variant.provider()));
		this.handler.awaitOpened();
		assertThat(sessions.take().getRequestedServerNames()).containsExactly(new SNIHostName("localhost"));
		open("wss://127.0.0.1:" + port + "/x");
		this.handler.awaitOpened();
		assertThat(sessions.take().getRequestedServerNames()).isEmpty();
	}

	@Test
	@Contract("12.2")
	void aTrustManagerThatKnowsNoHostsDoesNotSwitchOffTheCheckOfTheName() throws Exception {
		TestCertificates foreign = TestCertificates.createFor("example.org");
		connect(serve(foreign, false), TestTls.bundle(new PlainTrust(), null));
		assertCertificateRefused(SERVER + VALID + "is for example.org, and not for localhost .*");
	}

	@Test
	@Contract("12.2")
	void aTrustManagerThatTrustsAllDoesNotSwitchOffTheCheckOfTheName() throws Exception {
		TestCertificates foreign = TestCertificates.createFor("example.org");
		connect(serve(foreign, false), TestTls.bundle(new TrustAll(), null));
		assertCertificateRefused(SERVER + VALID + "is for example.org, and not for localhost .*");
	}

	@Test
	@Contract("12.2")
	void aTrustManagerOfTheApplicationDecidesAboutAllButTheName() throws Exception {
		TestCertificates expired = TestCertificates.createExpired(Instant.now().minusSeconds(60));
		connect(serve(expired, false), TestTls.bundle(new PlainTrust(), null));
		exchange();
	}

	@Test
	void whenATaskConnectsAgainThenItResumesTheSession() throws Exception {
		BlockingQueue<ExtendedSSLSession> sessions = new LinkedBlockingQueue<>();
		var context = CERTIFICATES.serverSslContext();
		RawServer raw = RawServer.start((socket) -> {
			SSLSocket tls = RawServer.tls(socket, context, this.variant.version());
			RawServer.accept(tls);
			sessions.add((ExtendedSSLSession) tls.getSession());
			RawServer.awaitEnd(socket);
		});
		this.server = raw;
		String url = "wss://localhost:" + raw.port() + "/x";
		connect(url, TestTls.contexts(trusting(CERTIFICATES), this.variant.provider()));
		this.handler.awaitOpened();
		long created = sessions.take().getCreationTime();
		while (System.currentTimeMillis() <= created + 1) {
			Thread.onSpinWait();
		}
		open(url);
		this.handler.awaitOpened();
		assertThat(sessions.take().getCreationTime()).isEqualTo(created);
	}

	@Test
	@Contract({ "12.6", "12.7" })
	void whenTheBundleIsReloadedThenNewConnectionsUseItAndOthersGoOn() throws Exception {
		TestSocketServer server = serve(CERTIFICATES, false);
		AtomicReference<TlsBundle> bundle = new AtomicReference<>(trusting(CERTIFICATES));
		connect(server.url("/x"), new TlsContexts((name) -> bundle.get(), this.variant.provider()));
		exchange();
		RecordingHandler before = this.handler;
		bundle.set(trusting(TestCertificates.create()));
		open(server.url("/x"));
		assertCertificateRefused(SERVER + VALID + "is not trusted: .*");
		before.send("bye");
		assertThat(server.awaitConnection(1).awaitMessages(2)).hasSize(2);
	}

	/**
	 * A version of TLS and who speaks it.
	 *
	 * @param provider the client
	 * @param version the version of the server
	 */
	record Variant(SslProvider provider, String version) {

		@Override
		public String toString() {
			return this.provider + ", " + this.version;
		}

	}

	/** Trusts every server, and is not given the engine. */
	private static final class PlainTrust implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
			throw new CertificateException("this is a client");
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
			// all are trusted
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

	/** Trusts every server. */
	private static final class TrustAll extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
			// all are trusted
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
			// all are trusted
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
			// all are trusted
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
			// all are trusted
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
			// all are trusted
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
			// all are trusted
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
