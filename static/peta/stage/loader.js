/* Starts the presentation: Streamlit is given this text, which it runs from an address of its own making, where nothing
 * beside it can be imported. The address of ``main.js`` comes with the data, below the path of the page. */
export default async function (component) {
  const address = new URL(component.data.script.replace(/^\//, ""), document.baseURI);
  const { present } = await import(address.href);
  return present(component);
}
