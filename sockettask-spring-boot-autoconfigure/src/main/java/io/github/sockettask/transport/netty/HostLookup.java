package io.github.sockettask.transport.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.AddressFilter;

/**
 * Finds the addresses of a host that the application allows.
 *
 * @param threads run look-ups and the filter, which may block
 * @param resolver looks up names
 * @param filter which addresses are allowed
 */
record HostLookup(Executor threads, HostResolver resolver, AddressFilter filter) {

	/** Refused addresses that an error names at most. */
	private static final int SHOWN = 8;

	/**
	 * Find addresses. They are what the filter has seen, so that an answer of the DNS
	 * can't change in between.
	 * @param host a name or an address
	 * @param target the address that a proxy of this host is to connect to, or
	 * {@code null} if there is no proxy or it looks up a name
	 * @param found receives the allowed addresses, on any thread
	 * @param failed receives the reason and its cause, on any thread
	 */
	void find(String host, @Nullable InetAddress target, Consumer<List<InetAddress>> found,
			BiConsumer<String, @Nullable Throwable> failed) {
		InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
		if (literal != null && this.filter == AddressFilter.ALL) {
			// It needs no thread.
			found.accept(List.of(literal));
			return;
		}
		try {
			this.threads.execute(() -> lookUp(host, literal, target, found, failed));
		}
		catch (RejectedExecutionException ex) {
			failed.accept("no thread to look up the host", ex);
		}
	}

	private void lookUp(String host, @Nullable InetAddress literal, @Nullable InetAddress target,
			Consumer<List<InetAddress>> found, BiConsumer<String, @Nullable Throwable> failed) {
		List<InetAddress> all;
		try {
			all = (literal != null) ? List.of(literal) : List.of(this.resolver.addresses(host));
			if (all.isEmpty()) {
				throw new UnknownHostException(host);
			}
		}
		catch (UnknownHostException | RuntimeException ex) {
			String why = ConnectFailure.reason(ex).replace(host + ": ", "");
			failed.accept("unknown host " + host + (why.equals(host) ? "" : ": " + why), ex);
			return;
		}
		try {
			List<InetAddress> allowed = all.stream().filter(this::isAllowed).toList();
			if (target != null && !isAllowed(target)) {
				failed.accept(refused(List.of(target)), null);
			}
			else if (allowed.isEmpty()) {
				failed.accept(refused(all), null);
			}
			else {
				found.accept(allowed);
			}
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			failed.accept("the bean of type InetAddressFilter has failed: " + ex, ex);
		}
	}

	private boolean isAllowed(InetAddress address) {
		return this.filter == AddressFilter.ALL || this.filter.allows(unmapped(address));
	}

	// An address of IPv6 that maps one of IPv4 reaches the latter.
	private static InetAddress unmapped(InetAddress address) {
		try {
			return InetAddress.getByAddress(address.getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String refused(List<InetAddress> addresses) {
		int others = addresses.size() - SHOWN;
		return "the bean of type InetAddressFilter refuses "
				+ addresses.stream().limit(SHOWN).map(InetAddress::getHostAddress).collect(Collectors.joining(", "))
				+ ((others > 0) ? " and " + others + " more" : "");
	}

}
