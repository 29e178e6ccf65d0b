package io.github.sockettask.faults;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Assumptions;

/**
 * A network of its own, as that of another machine, at the end of a cable that can be
 * pulled. Needs Linux, root and {@code ip}; tests that want one are skipped without.
 */
final class NetworkNamespace implements AutoCloseable {

	private final String name;

	private final String link;

	private final String peer;

	private final String network;

	private NetworkNamespace(int number) {
		this.name = "sockettask-" + ProcessHandle.current().pid() + "-" + number;
		// the names of interfaces have 15 characters at most
		this.link = "st" + number + "a";
		this.peer = "st" + number + "b";
		this.network = "10.231." + (number >> 8) + "." + (number & 0xfc);
	}

	/**
	 * Create a namespace.
	 * @return a namespace with which this one can talk
	 */
	static NetworkNamespace create() {
		Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root makes networks");
		Assumptions.assumeTrue(Commands.succeeds("ip", "netns", "list"), "there is no 'ip netns'");
		NetworkNamespace namespace = new NetworkNamespace(ThreadLocalRandom.current().nextInt(1 << 16));
		// as in containers, where root is not allowed to
		Assumptions.assumeTrue(Commands.succeeds("ip", "netns", "add", namespace.name), "networks can't be made");
		try {
			namespace.connect();
			return namespace;
		}
		catch (IllegalStateException ex) {
			namespace.close();
			return Assumptions.abort("networks can't be connected: " + ex.getMessage());
		}
	}

	private void connect() {
		Commands.run("ip", "link", "add", this.link, "type", "veth", "peer", "name", this.peer, "netns", this.name);
		Commands.run("ip", "address", "add", host(1) + "/30", "dev", this.link);
		Commands.run("ip", "link", "set", this.link, "up");
		Commands.run("ip", "-n", this.name, "address", "add", address() + "/30", "dev", this.peer);
		Commands.run("ip", "-n", this.name, "link", "set", "lo", "up");
		plug();
	}

	private String host(int number) {
		int dot = this.network.lastIndexOf('.');
		return this.network.substring(0, dot + 1) + (Integer.parseInt(this.network.substring(dot + 1)) + number);
	}

	/**
	 * Return the address of the other machine.
	 * @return an IPv4 address
	 */
	String address() {
		return host(2);
	}

	/**
	 * Return how to run a command there.
	 * @return what is to be put before the command
	 */
	List<String> prefix() {
		return List.of("ip", "netns", "exec", this.name);
	}

	/**
	 * Create an address from which no packet returns, as behind a firewall.
	 * @return an IPv4 address
	 */
	String blackHole() {
		String address = address().replace("10.231.", "10.232.");
		// the namespace neither has this address nor forwards packets
		Commands.run("ip", "route", "add", address + "/32", "via", address());
		return address;
	}

	/** Packets of both sides are lost, and neither side is notified. */
	void unplug() {
		Commands.run("ip", "-n", this.name, "link", "set", this.peer, "down");
	}

	void plug() {
		Commands.run("ip", "-n", this.name, "link", "set", this.peer, "up");
	}

	@Override
	public void close() {
		// with it the cable goes; some systems take their time, though
		Commands.succeeds("ip", "link", "delete", this.link);
		Commands.run("ip", "netns", "delete", this.name);
	}

}
