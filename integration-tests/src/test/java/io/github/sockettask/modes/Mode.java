package io.github.sockettask.modes;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import javax.net.ServerSocketFactory;

import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.TransportTimer;
import io.github.sockettask.transport.netty.TestTransports;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * How messages of a test are carried and dispatched.
 *
 * @param receiveMode on which threads callbacks run
 * @param epoll whether the event loops use epoll, and TLS its native provider
 * @param tls whether connections use TLS
 * @param form in which form the server sends messages
 */
public record Mode(ReceiveMode receiveMode, boolean epoll, boolean tls, Form form) {

	/** The {@code receive.key} of tests that have no other. */
	public static final String KEY = "mode";

	/** The mode of tests that run in one only. */
	static final Mode PLAIN = new Mode(ReceiveMode.SERIAL, false, false, Form.WHOLE);

	/**
	 * Each set has each dispatch, transport and form, with and without TLS. All sets
	 * together have each pair of them.
	 */
	private static final List<List<Mode>> SETS = List.of(
			List.of(PLAIN, new Mode(ReceiveMode.INLINE, true, true, Form.FRAGMENTED),
					new Mode(ReceiveMode.CONCURRENT, true, false, Form.COMPRESSED),
					new Mode(ReceiveMode.PER_KEY, false, true, Form.FRAGMENTED)),
			List.of(new Mode(ReceiveMode.SERIAL, true, true, Form.FRAGMENTED),
					new Mode(ReceiveMode.INLINE, false, false, Form.COMPRESSED),
					new Mode(ReceiveMode.CONCURRENT, false, true, Form.WHOLE),
					new Mode(ReceiveMode.PER_KEY, true, false, Form.COMPRESSED)),
			List.of(new Mode(ReceiveMode.SERIAL, true, true, Form.COMPRESSED),
					new Mode(ReceiveMode.INLINE, false, true, Form.WHOLE),
					new Mode(ReceiveMode.CONCURRENT, false, false, Form.FRAGMENTED),
					new Mode(ReceiveMode.PER_KEY, true, true, Form.WHOLE)));

	private static volatile Mode current = PLAIN;

	/**
	 * Create a mode.
	 * @param receiveMode on which threads callbacks run
	 * @param epoll whether to use epoll and the native provider of TLS, where their
	 * native libraries are present
	 * @param tls whether to use TLS
	 * @param form the form of messages
	 */
	public Mode {
		epoll = epoll && TestTransports.isEpollPresent();
	}

	/**
	 * Return the modes of a test class.
	 * @param type the class
	 * @return one mode for each dispatch
	 */
	static List<Mode> of(Class<?> type) {
		return SETS.get(Math.floorMod(type.getName().hashCode(), SETS.size()));
	}

	static Stream<Mode> all() {
		return SETS.stream().flatMap(List::stream);
	}

	/**
	 * Return the mode in which the current test runs.
	 * @return the mode
	 */
	public static Mode current() {
		return current;
	}

	static void enter(Mode mode) {
		current = mode;
	}

	/**
	 * Return whether messages are handled one at a time and in order, see 5.24 and 5.25
	 * of the contract: without a key, all messages have the same.
	 * @return false for {@code concurrent}
	 */
	public boolean isOrdered() {
		return this.receiveMode != ReceiveMode.CONCURRENT;
	}

	/**
	 * Return whether no callback overlaps another one, see 5.2 of the contract.
	 * @return false for {@code concurrent} and {@code per-key}
	 */
	public boolean isSerial() {
		return !this.receiveMode.isParallel();
	}

	/**
	 * Return whether callbacks run on the event loop.
	 * @return whether they must not block
	 */
	public boolean isInline() {
		return this.receiveMode == ReceiveMode.INLINE;
	}

	/**
	 * Return whether messages are compressed, in both directions.
	 * @return whether the client offers compression and the server accepts it
	 */
	public boolean isCompressed() {
		return this.form == Form.COMPRESSED;
	}

	/**
	 * Return settings for this mode.
	 * @param settings what else is set
	 * @return settings with the dispatch and the compression of this mode
	 */
	public SocketTaskSettings settings(SocketTaskSettings settings) {
		return settings.withReceive(settings.receive().withMode(this.receiveMode).withKey(KEY))
			.withCompression(new CompressionSettings(isCompressed()));
	}

	/**
	 * Prepare a server for this mode.
	 * @param server the server
	 * @return the server
	 */
	public TestSocketServer.Builder server(TestSocketServer.Builder server) {
		if (this.tls) {
			server.tls(Certificates.SHARED);
		}
		return this.form.server(server);
	}

	/**
	 * Create the transport of this mode.
	 * @param lookups runs name look-ups
	 * @param timer runs deadlines
	 * @param addresses the addresses of every host, the preferred one first; none for
	 * those of the network
	 * @return a transport that trusts the server of this mode
	 */
	public TyrusTransport transport(Executor lookups, TransportTimer timer, String... addresses) {
		return TestTransports.create(lookups, timer, this.epoll,
				(this.tls) ? Certificates.SHARED.authority().certificate() : null, addresses);
	}

	/**
	 * Return what makes sockets of a server that the script has no words for.
	 * @return a factory of sockets with or without TLS
	 */
	public ServerSocketFactory serverSockets() {
		return (this.tls) ? Certificates.SHARED.serverSslContext().getServerSocketFactory()
				: ServerSocketFactory.getDefault();
	}

	@Override
	public String toString() {
		return this.receiveMode.name().toLowerCase(Locale.ROOT).replace('_', '-') + ((this.epoll) ? ", epoll" : ", NIO")
				+ ((this.tls) ? ", TLS, " : ", plain, ") + this.form.name().toLowerCase(Locale.ROOT);
	}

	/** The form of the messages that a server sends. */
	enum Form {

		WHOLE {

			@Override
			TestSocketServer.Builder server(TestSocketServer.Builder server) {
				return server;
			}

		},

		FRAGMENTED {

			@Override
			TestSocketServer.Builder server(TestSocketServer.Builder server) {
				return server.fragments(3);
			}

		},

		COMPRESSED {

			@Override
			TestSocketServer.Builder server(TestSocketServer.Builder server) {
				return server.compression(true);
			}

		};

		abstract TestSocketServer.Builder server(TestSocketServer.Builder server);

	}

	/** Made when they are needed first. */
	private static final class Certificates {

		private static final TestCertificates SHARED = TestCertificates.create();

	}

}
