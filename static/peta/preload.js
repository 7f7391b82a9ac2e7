/* Fetches what the first map needs while its frame is still being made: the frame finds it in the browser's cache.
 *
 * The page is given this text with the addresses as its value (``geo/leaflet_map.py``), the loader's first. A browser that
 * has had them is not asked again. Where there is no map, they wait for an idle moment.
 */
paths => {
  const key = "peta-preloaded";
  if (localStorage.getItem(key) === paths[0]) return;
  localStorage.setItem(key, paths[0]);
  const preload = () => paths.forEach(path => fetch(path, { priority: "low" }).then(response => response.arrayBuffer()).catch(() => null));
  if (/\/(peta)?$/.test(location.pathname)) preload();
  else requestIdleCallback(preload);
}
