package io.github.sockettask.transport.netty;

import java.net.URI;

/**
 * The host of a URL. An address of IPv6 may have a zone (RFC 6874), which says by which
 * interface it is reached, and is of no meaning to others.
 *
 * @param name the name or the address, without brackets and zone
 * @param zone the zone with its percent sign, or an empty text
 * @param isIpv6 whether it is an address of IPv6
 */
record UrlHost(String name, String zone, boolean isIpv6) {

	static UrlHost of(URI uri) {
		String host = uri.getHost();
		if (!host.startsWith("[")) {
			return new UrlHost(host, "", false);
		}
		String address = host.substring(1, host.length() - 1);
		int percent = address.indexOf('%');
		if (percent < 0) {
			return new UrlHost(address, "", true);
		}
		String zone = address.substring(percent);
		// the percent sign of a zone should be encoded, but often is not
		return new UrlHost(address.substring(0, percent), zone.startsWith("%25") ? "%" + zone.substring(3) : zone,
				true);
	}

	/**
	 * Return what is to be looked up.
	 * @return the name, or the address with its zone
	 */
	String lookup() {
		return this.name + this.zone;
	}

	/**
	 * Return the value of the {@code Host} header.
	 * @param port the port of the URL, or -1
	 * @return the host, and the port if there is one
	 */
	String header(int port) {
		String host = this.isIpv6 ? "[" + this.name + "]" : this.name;
		return (port != -1) ? host + ":" + port : host;
	}

}
