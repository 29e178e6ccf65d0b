package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.transport.AddressFilter;
import io.github.sockettask.transport.TransportProxy;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that allows some addresses only.
 */
class AddressFilterTests {

	private static final AddressFilter FIRST_ONLY = (address) -> address.getHostAddress().equals("127.0.0.1");

	private final List<AutoCloseable> opened = new ArrayList<>();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.opened) {
			each.close();
		}
	}

	private <T extends AutoCloseable> T closed(T each) {
		this.opened.add(each);
		return each;
	}

	private TyrusTransport transport(AddressFilter filter, String... addresses) {
		HostLookup lookup = new HostLookup(new SimpleAsyncTaskExecutor("lookup-"),
				(host) -> ResolvedHosts.resolve(host, addresses), (address) -> {
					this.seen.add(address.getHostAddress() + " " + Thread.currentThread().getName().split("-")[0]);
					return filter.allows(address);
				});
		return closed(new TyrusTransport(new ExecutorTimer(), new EventLoops(), null, lookup));
	}

	private RecordingHandler open(TyrusTransport transport, String url, @Nullable TransportProxy proxy) {
		RecordingHandler handler = new RecordingHandler();
		transport.open(new TransportRequest(URI.create(url), Map.of(), List.of(), Duration.ofMinutes(1),
				Duration.ofSeconds(1), Duration.ofSeconds(30), true, false, 1000, new TriedAddresses(), null, proxy),
				handler);
		return handler;
	}

	private String failure(TyrusTransport transport, String url, @Nullable TransportProxy proxy) throws Exception {
		RecordingHandler handler = open(transport, url, proxy);
		handler.awaitClosed();
		return handler.error().getMessage();
	}

	private RawServer live() throws IOException {
		return closed(RawServer.start((socket) -> {
			RawServer.accept(socket);
			RawServer.awaitEnd(socket);
		}));
	}

	@Test
	@Contract("13.1")
	void onlyAllowedAddressesOfANameAreConnectedTo() throws Exception {
		RawServer server = live();
		closed(new RawServer("127.0.0.2", server.port(), (socket) -> this.seen.add("connected")));
		open(transport(FIRST_ONLY, "127.0.0.2", "127.0.0.3", "127.0.0.1"), "ws://name.test:" + server.port() + "/",
				null)
			.awaitOpened();
		assertThat(this.seen).containsExactly("127.0.0.2 lookup", "127.0.0.3 lookup", "127.0.0.1 lookup");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]" })
	@Contract("13.1")
	void anAddressInTheUrlIsFilteredAndOneThatMapsIpv4IsTheLatter(String host) throws Exception {
		RawServer server = live();
		assertThat(failure(transport((address) -> false), "ws://" + host + ":" + server.port() + "/", null))
			.endsWith("the bean of type InetAddressFilter refuses " + InetAddress.getByName(host).getHostAddress());
		assertThat(this.seen).containsExactly("127.0.0.1 lookup");
		assertThat(server.acceptedCount()).isZero();
	}

	@Test
	@Contract("13.2")
	void whenNoAddressIsAllowedThenTheErrorNamesTheRefusedOnes() throws Exception {
		assertThat(failure(transport((address) -> false, "127.0.0.2", "::1"), "ws://name.test/", null)).isEqualTo(
				"Failed to connect to ws://name.test/: the bean of type InetAddressFilter refuses 127.0.0.2, 0:0:0:0:0:0:0:1");
		String[] many = IntStream.range(0, 100).mapToObj((last) -> "10.0.0." + last).toArray(String[]::new);
		assertThat(failure(transport((address) -> false, many), "ws://name.test/", null))
			.endsWith(", 10.0.0.7 and 92 more");
	}

	@Test
	@Contract("13.1")
	void whenANameGetsARefusedAddressLaterThenTheNextAttemptFails() throws Exception {
		RawServer server = live();
		List<String> answers = new CopyOnWriteArrayList<>(List.of("127.0.0.1", "127.0.0.2"));
		TyrusTransport transport = closed(new TyrusTransport(new ExecutorTimer(), new EventLoops(), null,
				new HostLookup(Runnable::run, (host) -> ResolvedHosts.resolve(host, answers.remove(0)), FIRST_ONLY)));
		String url = "ws://name.test:" + server.port() + "/";
		open(transport, url, null).awaitOpened();
		assertThat(failure(transport, url, null)).endsWith("refuses 127.0.0.2");
		assertThat(answers).isEmpty();
	}

	@Test
	@Contract("13.2")
	void whenTheFilterThrowsThenTheAttemptFails() throws Exception {
		assertThat(failure(transport((address) -> {
			throw new IllegalStateException("on purpose");
		}), "ws://127.0.0.1:1/", null))
			.endsWith("the bean of type InetAddressFilter has failed: java.lang.IllegalStateException: on purpose");
		assertThat(failure(transport((address) -> {
			throw new NoClassDefFoundError("on purpose");
		}), "ws://127.0.0.1:1/", null)).endsWith("NoClassDefFoundError: on purpose");
	}

	@Test
	@Contract("13.3")
	void withAProxyItsAddressesAreFilteredAndTheAddressInTheUrl() throws Exception {
		RawServer proxy = closed(
				RawServer.start((socket) -> this.seen.add(RawServer.request(socket).split("\r\n")[0])));
		TransportProxy allowed = new TransportProxy(TransportProxy.Type.HTTP, "127.0.0.1", proxy.port(), null, null,
				"test");
		TransportProxy refused = new TransportProxy(TransportProxy.Type.SOCKS5, "127.0.0.2", proxy.port(), null, null,
				"test");
		assertThat(failure(transport(FIRST_ONLY), "ws://name.test/", refused)).endsWith("refuses 127.0.0.2");
		assertThat(failure(transport(FIRST_ONLY), "ws://10.0.0.1/", allowed)).endsWith("refuses 10.0.0.1");
		assertThat(proxy.acceptedCount()).isZero();
		this.seen.clear();
		assertThat(failure(transport(FIRST_ONLY), "ws://name.test/", allowed)).contains("the proxy closed");
		assertThat(this.seen).containsExactly("127.0.0.1 lookup", "CONNECT name.test:80 HTTP/1.1");
	}

}
